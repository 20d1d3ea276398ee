import { z } from 'zod';
import { storableText } from '#common';

/** A posting's text in bytes: five times the longest advertisement in the samples; items repeat it, so it bounds the job's rows. */
const MAX_TEXT_BYTES = 32_768;

/** One line that PostgreSQL can hold. */
export const line = (most: number) => z.string().max(most).refine(storableText, { error: 'holds a NUL or half a character' });

/** A job advertisement as a person gives it: asked for, stored and handed on in this one shape. `ai.proto` is how it goes over the wire to AI. */
export const postingSchema = z.object({
  title: line(300).nullish(),
  company: line(300).nullish(),
  url: line(2_000)
    .refine((v) => URL.canParse(v) && /^https?:$/.test(new URL(v).protocol), { error: 'must be an http(s) address' })
    .nullish(),
  text: z
    .string()
    .refine((v) => v.trim().length > 0, { error: 'must not be empty', params: { code: 'TOO_SMALL' } })
    .refine((v) => Buffer.byteLength(v) <= MAX_TEXT_BYTES, {
      error: `must be at most ${MAX_TEXT_BYTES} bytes`,
      params: { code: 'TOO_BIG' },
    })
    .refine(storableText, { error: 'holds a NUL or half a character' }),
});

export type Posting = z.output<typeof postingSchema>;
