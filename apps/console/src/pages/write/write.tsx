import { useEffect, useId, useRef } from 'react';
import { useQuery } from 'urql';
import { useDraft } from '../../parts/draft.js';
import { useText } from '../../text/i18n.js';
import { Choices } from './choices.js';
import { Postings } from './postings.js';
import { ResumeSource } from './resume-source.js';
import { useSubmit, type Wrong } from './use-submit.js';
import { emptyDraft, isWriteDraft, type WriteDraft } from './write.draft.js';
import { Saved } from './write.operations.js';

/** The first page is the form: a résumé, one or more postings, and what to write for them. */
export function Write() {
  const t = useText();
  const [draft, setDraft, kept] = useDraft<WriteDraft>('write', emptyDraft(), isWriteDraft);
  const [saved] = useQuery({ query: Saved, variables: {} });
  // Another form is another request: its name goes with every change.
  const change = (part: Partial<WriteDraft>): void => setDraft({ ...draft, ...part, requestId: crypto.randomUUID() });
  const { submit, wrong, busy } = useSubmit(draft, setDraft);
  const documents = draft.postings.length * draft.kinds.length;
  const resumes = (saved.data?.resumes?.nodes ?? []).filter((r) => r.kind !== 'TAILORED');
  return (
    <>
      <h1>{t('write.title')}</h1>
      <p className="lead">{t('write.lead')}</p>
      <form action={submit} className="write">
        <fieldset className="card">
          <legend>
            <b>1</b> {t('write.resume')}
          </legend>
          <ResumeSource draft={draft} change={change} saved={resumes} />
        </fieldset>
        <fieldset className="card">
          <legend>
            <b>2</b> {t('write.postings', { count: draft.postings.length })}
          </legend>
          <Postings postings={draft.postings} change={(postings) => change({ postings })} />
        </fieldset>
        <fieldset className="card go">
          <legend>
            <b>3</b> {t('write.what')}
          </legend>
          <Choices draft={draft} change={change} models={saved.data?.models ?? []} />
          <WrongList wrong={wrong} />
          {!kept && <p className="hint">{t('write.notKept')}</p>}
          <div className="row">
            <button className="button" disabled={busy}>
              {t(busy ? 'write.sending' : 'write.go', { count: documents })}
            </button>
            <span className="hint">{t('write.traced')}</span>
          </div>
        </fieldset>
      </form>
    </>
  );
}

/** What must be mended, read out and scrolled to when it comes. */
function WrongList({ wrong }: { readonly wrong: readonly Wrong[] }) {
  const t = useText();
  const place = useRef<HTMLDivElement>(null);
  const heading = useId();
  useEffect(() => {
    if (wrong.length > 0) place.current?.scrollIntoView({ block: 'nearest' });
  }, [wrong]);
  if (wrong.length === 0) return null;
  return (
    <div role="alert" className="notice bad" ref={place} aria-labelledby={heading}>
      <p id={heading}>{t('write.mend', { count: wrong.length })}</p>
      <ul>
        {wrong.slice(0, 10).map((w, i) => (
          <li key={i}>
            {w.at !== '' && <code>{w.at}</code>} {w.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
