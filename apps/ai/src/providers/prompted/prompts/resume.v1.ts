import { z } from 'zod';

const pointer = z
  .string()
  .regex(/^(?:\/[^/\s]{1,80}){1,6}$/)
  .max(200);
const statement = z.strictObject({ text: z.string().min(1).max(600), sources: z.array(pointer).min(1).max(8) });

/** The plan of a tailored résumé: what to show, in which words. Employers, dates, education and the rest are copied by us, not written. */
export const ResumePlanV1 = z.strictObject({
  headline: statement.nullish(),
  summary: z.array(statement).max(4),
  work: z.array(z.strictObject({ entry: pointer, highlights: z.array(statement).max(8) })).max(40),
  projects: z.array(z.strictObject({ entry: pointer, highlights: z.array(statement).max(6) })).max(20),
  skills: z.array(z.strictObject({ name: z.string().min(1).max(80), keywords: z.array(z.string().min(1).max(80)).max(40) })).max(12),
});
export type ResumePlan = z.output<typeof ResumePlanV1>;

export const RESUME_PROMPT = 'resume.v1';

/** `language` by its English name. */
export const resumeTaskV1 = (language: string): string => `Tailor the RESUME to the POSTING. Write in ${language}.
- headline: the person's own title that fits best, or null.
- summary: two or three sentences.
- work: for each entry you want to word (entry is its pointer, e.g. "/work/0"): 3 to 6 highlights for recent posts, 1 to 3 for old ones,
  the ones that answer the POSTING first. Prefer the person's own wording. Entries you leave out stay as they are.
- projects: the same, best first.
- skills: the person's own skills regrouped, those the POSTING asks for first. Only skills that stand in the RESUME.`;
