import { EMPTY_FORM, isResumeForm, type ResumeForm } from './resume-form.js';

export type Source = 'paste' | 'form' | 'saved';
export type Kind = 'COVER_LETTER' | 'RESUME';

export interface Posting {
  /** Of this draft alone: tells one block of the form from another. */
  readonly key: string;
  readonly title: string;
  readonly company: string;
  readonly text: string;
}

export interface WriteDraft {
  readonly source: Source;
  readonly pasted: string;
  readonly form: ResumeForm;
  readonly savedId: string;
  readonly postings: readonly Posting[];
  readonly kinds: readonly Kind[];
  /** Empty: the posting's. */
  readonly language: string;
  /** Empty: the service's default. */
  readonly model: string;
  /** One name for the form as it stands: pressing twice, or again after a lost answer, makes one job. */
  readonly requestId: string;
}

export const newPosting = (): Posting => ({ key: crypto.randomUUID(), title: '', company: '', text: '' });

export const emptyDraft = (): WriteDraft => ({
  source: 'paste',
  pasted: '',
  form: EMPTY_FORM,
  savedId: '',
  postings: [newPosting()],
  kinds: ['COVER_LETTER', 'RESUME'],
  language: '',
  model: '',
  requestId: crypto.randomUUID(),
});

const isText = (v: unknown): v is string => typeof v === 'string';
const isPosting = (v: unknown): v is Posting =>
  typeof v === 'object' && v !== null && ['key', 'title', 'company', 'text'].every((k) => isText((v as Record<string, unknown>)[k]));

/** What an older page kept is not taken for a draft of this one. */
export function isWriteDraft(v: unknown): v is WriteDraft {
  if (typeof v !== 'object' || v === null) return false;
  const d = v as Record<string, unknown>;
  return (
    ['paste', 'form', 'saved'].includes(String(d['source'])) &&
    ['pasted', 'savedId', 'language', 'model', 'requestId'].every((k) => isText(d[k])) &&
    isResumeForm(d['form']) &&
    Array.isArray(d['postings']) &&
    d['postings'].length > 0 &&
    d['postings'].every(isPosting) &&
    Array.isArray(d['kinds']) &&
    d['kinds'].every((k) => k === 'COVER_LETTER' || k === 'RESUME')
  );
}
