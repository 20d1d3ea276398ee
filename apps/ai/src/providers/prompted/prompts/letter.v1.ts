import { z } from 'zod';

const pointer = z
  .string()
  .regex(/^(?:\/[^/\s]{1,80}){1,6}$/)
  .max(200);

/** A letter sentence by sentence, so that each can be checked and dropped by itself. */
export const LetterPlanV1 = z.strictObject({
  salutation: z.string().min(1).max(120),
  paragraphs: z
    .array(
      z.strictObject({
        sentences: z
          .array(
            z.strictObject({
              text: z.string().min(1).max(600),
              about: z.enum(['person', 'employer', 'frame']),
              sources: z.array(pointer).max(8),
            }),
          )
          .min(1)
          .max(12),
      }),
    )
    .min(2)
    .max(4),
  close: z.string().min(1).max(120),
});
export type LetterPlan = z.output<typeof LetterPlanV1>;

export const LETTER_PROMPT = 'letter.v1';

/** `language` by its English name. `refused`: sentences of an earlier letter that could not be traced to the résumé, as a marked block. */
export const letterTaskV1 = (
  language: string,
  tone: string,
  refused: string,
): string => `Write a cover letter for the POSTING out of the RESUME,
in ${language}, in a ${tone} tone: 180 to 320 words in four paragraphs: why this posting; the two or three strongest matches, told with the
person's own figures; what else fits; a short end.
- salutation and close: a greeting and a closing formula, without the person's name.
- about: "person" for a sentence about the person (with its sources), "employer" for one about the employer, "frame" for the rest.${
  refused === ''
    ? ''
    : `\n- These sentences of an earlier letter could not be traced to the résumé. Do not say them again in any words:\n${refused}`
}`;
