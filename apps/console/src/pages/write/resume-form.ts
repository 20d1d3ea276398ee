/** The few fields that a letter is written from, for who has no JSON Resume. Every list is text: a line or a comma is an entry. */
export interface WorkForm {
  readonly position: string;
  readonly company: string;
  readonly from: string;
  /** Empty: it goes on. */
  readonly to: string;
  readonly highlights: string;
}

export interface ResumeForm {
  readonly name: string;
  readonly label: string;
  readonly email: string;
  readonly summary: string;
  readonly work: readonly WorkForm[];
  readonly skills: string;
  readonly degree: string;
  readonly institution: string;
}

export const EMPTY_WORK: WorkForm = { position: '', company: '', from: '', to: '', highlights: '' };
export const EMPTY_FORM: ResumeForm = {
  name: '',
  label: '',
  email: '',
  summary: '',
  work: [EMPTY_WORK],
  skills: '',
  degree: '',
  institution: '',
};

const has = (value: unknown, keys: readonly string[]): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && keys.every((k) => typeof (value as Record<string, unknown>)[k] === 'string');

export const isResumeForm = (value: unknown): value is ResumeForm =>
  has(value, ['name', 'label', 'email', 'summary', 'skills', 'degree', 'institution']) &&
  Array.isArray(value['work']) &&
  value['work'].every((w) => has(w, Object.keys(EMPTY_WORK)));

const filled = (entry: Readonly<Record<string, string | readonly string[]>>): object =>
  Object.fromEntries(Object.entries(entry).filter(([, v]) => v.length > 0));

const list = (text: string, between: RegExp): string[] =>
  text
    .split(between)
    .map((part) => part.replace(/^\s*[-–•*]\s+/, '').trim())
    .filter((part) => part !== '');

/** A JSON Resume of the form: what is empty is left out, and nothing is added. */
export function resumeOf(form: ResumeForm): object {
  const work = form.work
    .map((w) =>
      filled({
        name: w.company.trim(),
        position: w.position.trim(),
        startDate: w.from.trim(),
        endDate: w.to.trim(),
        highlights: list(w.highlights, /\n/),
      }),
    )
    .filter((w) => Object.keys(w).length > 0);
  const keywords = list(form.skills, /[,;\n]/);
  const education = filled({ institution: form.institution.trim(), studyType: form.degree.trim() });
  return {
    basics: filled({ name: form.name.trim(), label: form.label.trim(), email: form.email.trim(), summary: form.summary.trim() }),
    ...(work.length > 0 ? { work } : {}),
    ...(keywords.length > 0 ? { skills: keywords.map((name) => ({ name })) } : {}),
    ...(Object.keys(education).length > 0 ? { education: [education] } : {}),
  };
}
