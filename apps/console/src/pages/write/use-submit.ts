import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useMutation } from 'urql';
import { usePersonId } from '../../app/person.js';
import { keepLaunch, type Launch } from '../../parts/launches.js';
import { problemText } from '../../parts/problem.js';
import { moment, useText, type Translate } from '../../text/i18n.js';
import { readPasted } from './read-resume.js';
import { resumeOf } from './resume-form.js';
import { newPosting, type WriteDraft } from './write.draft.js';
import { Generate, Store } from './write.operations.js';

/** One thing to mend: where (a JSON pointer, empty for the whole) and a sentence. */
export interface Wrong {
  readonly at: string;
  readonly text: string;
}

type Findings = Launch['findings'];
type Stored = { readonly id: string; readonly findings: Findings } | { readonly wrong: readonly Wrong[] };

const one = (text: string): { readonly wrong: readonly Wrong[] } => ({ wrong: [{ at: '', text }] });

interface Quota {
  readonly scope: string;
  readonly limit: number;
  readonly resetsAt: string | null;
}

const quota = ({ scope, limit, resetsAt }: Quota, t: Translate): string =>
  resetsAt === null ? t('write.quota', { scope, limit }) : t('write.quotaUntil', { scope, limit, until: moment(resetsAt) });

/** The résumé of the draft as it would be sent, or what keeps it from being sent. */
export function contentOf(draft: WriteDraft, t: Translate): { readonly content: object; readonly name: string } | string {
  if (draft.source === 'form') {
    const name = draft.form.name.trim();
    return name === '' ? t('write.nameMissing') : { content: resumeOf(draft.form), name };
  }
  const read = readPasted(draft.pasted);
  switch (read.kind) {
    case 'empty':
      return t('write.resumeMissing');
    case 'text':
      return t('write.resumeText');
    case 'broken':
      return read.line === undefined ? t('write.resumeBroken') : t('write.resumeBrokenAt', { line: read.line });
    case 'list':
      return t('write.resumeList', { count: read.count });
    case 'resume':
      return { content: read.content, name: read.name };
  }
}

/** Stores the résumé where it is a new one, asks for the documents, and goes to the job. Nothing is sent twice for one state of the form. */
export function useSubmit(draft: WriteDraft, change: (next: WriteDraft) => void) {
  const t = useText();
  const go = useNavigate();
  const person = usePersonId();
  const [, store] = useMutation(Store);
  const [, generate] = useMutation(Generate);
  const [wrong, setWrong] = useState<readonly Wrong[]>([]);
  const [busy, setBusy] = useState(false);

  async function stored(): Promise<Stored> {
    if (draft.source === 'saved') return draft.savedId === '' ? one(t('write.savedMissing')) : { id: draft.savedId, findings: [] };
    const content = contentOf(draft, t);
    if (typeof content === 'string') return one(content);
    const title = (content.name || t('write.untitled')).slice(0, 200);
    const answer = await store({
      input: { clientRequestId: `resume-${draft.requestId}`, title, content: content.content, kind: 'MASTER' },
    });
    if (answer.error) return one(problemText(answer.error, t));
    const made = answer.data?.createResume;
    if (made?.__typename === 'Resume') return { id: made.id, findings: made.findings };
    if (made?.__typename === 'InvalidResume')
      return { wrong: made.issues.map((i) => ({ at: i.path.replace(/^\/content/, ''), text: i.message })) };
    return one(made ? quota(made, t) : t('problem.internal'));
  }

  async function launched(resume: { readonly id: string; readonly findings: Findings }): Promise<readonly Wrong[]> {
    const postings = draft.postings.map(({ title, company, text }) => ({
      title: title.trim(),
      company: company.trim(),
      text: text.trim(),
    }));
    const answer = await generate({
      input: {
        clientRequestId: `job-${draft.requestId}`,
        masterResumeId: resume.id,
        kinds: [...draft.kinds],
        postings: postings.map((p) => ({ text: p.text, title: p.title || null, company: p.company || null })),
        ...(draft.language ? { language: draft.language } : {}),
        ...(draft.model ? { model: draft.model } : {}),
      },
    });
    if (answer.error) return one(problemText(answer.error, t)).wrong;
    const job = answer.data?.generateDocuments;
    if (job?.__typename === 'InvalidInput') return job.issues.map((i) => ({ at: i.path, text: i.message }));
    if (job?.__typename === 'NotFound') return one(t('write.savedGone')).wrong;
    if (job?.__typename === 'QuotaExceeded') return one(quota(job, t)).wrong;
    if (!job) return one(t('problem.internal')).wrong;
    keepLaunch(person, { jobId: job.id, resumeId: resume.id, kinds: draft.kinds.length, postings, findings: resume.findings });
    change({ ...draft, source: 'saved', savedId: resume.id, postings: [newPosting()], requestId: crypto.randomUUID() });
    await go({ to: '/jobs/$id', params: { id: job.id } });
    return [];
  }

  async function submit(): Promise<void> {
    setWrong([]);
    if (draft.kinds.length === 0) return setWrong(one(t('write.kindsMissing')).wrong);
    setBusy(true);
    const resume = await stored();
    setWrong('wrong' in resume ? resume.wrong : await launched(resume));
    setBusy(false);
  }

  return { submit, wrong, busy };
}
