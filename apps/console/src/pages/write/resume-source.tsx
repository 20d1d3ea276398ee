import { useId, useState } from 'react';
import { moment, useText } from '../../text/i18n.js';
import { EXAMPLE } from './example.js';
import { readPasted } from './read-resume.js';
import { ResumeFields } from './resume-fields.js';
import type { Source, WriteDraft } from './write.draft.js';

/** As much as the service takes in one request; a larger file would only be sent to be refused. */
const LARGEST_FILE = 4_000_000;

interface ResumeSourceProps {
  readonly draft: WriteDraft;
  readonly change: (part: Partial<WriteDraft>) => void;
  readonly saved: readonly { readonly id: string; readonly title: string; readonly updatedAt: string }[];
}

/** Where the résumé comes from: pasted or dropped, typed in, or one that is stored. */
export function ResumeSource({ draft, change, saved }: ResumeSourceProps) {
  const t = useText();
  const name = useId();
  const ways: readonly (readonly [Source, string])[] = [
    ['paste', t('write.paste')],
    ['form', t('write.form')],
    ...(saved.length > 0 || draft.source === 'saved' ? [['saved', t('write.saved', { count: saved.length })] as const] : []),
  ];
  return (
    <>
      <div className="ways" role="radiogroup" aria-label={t('write.resume')}>
        {ways.map(([source, text]) => (
          <label key={source}>
            <input type="radio" name={name} checked={draft.source === source} onChange={() => change({ source })} />
            <span>{text}</span>
          </label>
        ))}
      </div>
      {draft.source === 'paste' && (
        <Paste text={draft.pasted} change={(pasted) => change({ pasted })} toForm={() => change({ source: 'form' })} />
      )}
      {draft.source === 'form' && <ResumeFields form={draft.form} change={(form) => change({ form })} />}
      {draft.source === 'saved' && (
        <label>
          {t('write.savedWhich')}
          <select value={draft.savedId} onChange={(event) => change({ savedId: event.target.value })} required>
            <option value="">{t('write.savedChoose')}</option>
            {saved.map((r) => (
              <option key={r.id} value={r.id}>
                {r.title} · {moment(r.updatedAt)}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

interface PasteProps {
  readonly text: string;
  readonly change: (text: string) => void;
  readonly toForm: () => void;
}

function Paste({ text, change, toForm }: PasteProps) {
  const t = useText();
  const [problem, setProblem] = useState('');
  const take = async (file: File | undefined): Promise<void> => {
    setProblem('');
    if (!file) return;
    if (file.size > LARGEST_FILE) return setProblem(t('write.fileTooLarge'));
    const read = await file.text().catch(() => undefined);
    if (read === undefined) return setProblem(t('write.fileUnread'));
    change(read);
  };
  return (
    <div className="paste">
      <label>
        {t('write.pasteLabel')}
        <textarea
          rows={8}
          className="code"
          spellCheck={false}
          value={text}
          placeholder={t('write.pasteHint')}
          onChange={(event) => change(event.target.value)}
          onDrop={(event) => {
            const [file] = event.dataTransfer.files;
            if (!file) return;
            event.preventDefault();
            void take(file);
          }}
        />
      </label>
      <Reading text={text} toForm={toForm} />
      {problem !== '' && (
        <p role="alert" className="wrong">
          {problem}
        </p>
      )}
      <div className="row">
        <label className="button quiet small file">
          {t('write.file')}
          <input type="file" accept=".json,application/json" onChange={(event) => void take(event.target.files?.[0])} />
        </label>
        {text === '' && (
          <button type="button" className="button quiet small" onClick={() => change(JSON.stringify(EXAMPLE, null, 2))}>
            {t('write.example')}
          </button>
        )}
      </div>
    </div>
  );
}

/** What the page makes of the text so far, as it is typed. */
function Reading({ text, toForm }: { readonly text: string; readonly toForm: () => void }) {
  const t = useText();
  const read = readPasted(text);
  switch (read.kind) {
    case 'empty':
      return null;
    case 'text':
      return (
        <div className="notice warn" role="status">
          <p>{t('write.resumeText')}</p>
          <button type="button" className="button quiet small" onClick={toForm}>
            {t('write.toForm')}
          </button>
        </div>
      );
    case 'broken':
      return <p className="notice warn" role="status">{read.line === undefined ? t('write.resumeBroken') : t('write.resumeBrokenAt', { line: read.line })}</p>; // prettier-ignore
    case 'list':
      return <p className="notice warn" role="status">{t('write.resumeList', { count: read.count })}</p>; // prettier-ignore
    case 'resume':
      return (
        <p className="notice good" role="status">
          {read.name !== '' && (
            <>
              <bdi>{read.name}</bdi> ·{' '}
            </>
          )}
          {t('write.read', { work: read.work, education: read.education, skills: read.skills })}
        </p>
      );
  }
}
