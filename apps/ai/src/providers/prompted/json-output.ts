import type { z } from 'zod';
import { strict } from '#strict-json';

export type Output<T> =
  | { readonly ok: true; readonly value: T }
  /** `problem` is for a repair prompt: what is wrong, in words that hold nothing of the output. */
  | { readonly ok: false; readonly problem: string; readonly refusal: boolean };

/** A letter is 3 kB, a résumé's plan 20 kB; what is longer is not an answer to what was asked. */
const LARGEST_OUTPUT = 262_144;
const FENCE = /```(?:json)?[ \t]*\r?\n([\s\S]*?)\r?\n[ \t]*```/gi;
/** White space as JSON has it: trim() would take a byte order mark away too. */
const JSON_SPACE = /^[ \t\r\n]+|[ \t\r\n]+$/g;
/** Plain words of a model that declines, in the five languages. Looked for only where there is no JSON at all. */
const DECLINES =
  /\b(?:i(?:'|’)?m sorry|i apologi[sz]e|i can(?:no|')?t|i am (?:not able|unable)|unable to (?:help|assist|comply)|je ne peux pas|désolé|es tut mir leid|ich kann (?:nicht|dir|ihnen)|lo siento|no puedo)\b|申し訳|できません/iu;

/** A model's text as a value of `schema`: exactly one fenced block is taken out of its fence, and everything after that is strict. */
export function readOutput<T extends z.ZodType>(schema: T, text: string): Output<z.output<T>> {
  const no = (problem: string, refusal = false): Output<z.output<T>> => ({ ok: false, problem, refusal });
  if (text.length > LARGEST_OUTPUT) return no('it was far too long');
  const fenced = [...text.matchAll(FENCE)];
  if (fenced.length > 1) return no('it held more than one block of JSON');
  const json = (fenced[0]?.[1] ?? text).replace(JSON_SPACE, '');
  if (!json.includes('{') && DECLINES.test(json)) return no('it was no JSON', true);
  const read = strict(Buffer.from(json), undefined, { maxBytes: LARGEST_OUTPUT });
  if (!read.ok) return no(`it was not valid JSON: ${read.refusal.message}`);
  const parsed = schema.safeParse(read.value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const where = parsed.error.issues.slice(0, 5).map((issue) => `/${issue.path.join('/')} (${issue.code})`);
  return no(`it did not have the asked shape at ${where.join(', ')}`);
}
