import { isJsonObject, type JsonObject, pointerOf } from '#strict-json';
import { readFacts } from '../master/facts.js';
import { dayOf } from '../options.js';
import type { CheckOptions } from '../options.js';
import type { Finding } from '../verdict.js';
import type { Context } from './context.js';
import { foundAt } from './note.js';
import type { Reviewed } from './note.js';
import { reviewResume } from './review.js';

export interface ResumeOptions extends CheckOptions {
  /**
   * Sources a provider names for its statements: pointers into the content → pointers into the master. They say where to look
   * first, and which of the person's lines a bullet was made of; they never widen what may be a source.
   */
  readonly sources?: Readonly<Record<string, readonly string[]>> | undefined;
}

/** Reviews a generated résumé against its master. The posting of the options is not read: it is never a source about the person. */
export function review(content: unknown, master: unknown, options: ResumeOptions): Reviewed {
  if (!isJsonObject(content))
    return {
      value: undefined,
      notes: [
        { path: [], finding: { sources: [], verdict: 'UNSUPPORTED', kind: 'field', detail: 'A résumé is an object' }, kept: undefined },
      ],
    };
  const hints = new Map(Object.entries(options.sources ?? {}));
  const context: Context = {
    facts: readFacts(master),
    language: options.language,
    today: dayOf(options),
    hintsAt: (path) => hints.get(pointerOf(...path)) ?? [],
  };
  return reviewResume(content as JsonObject, context);
}

/**
 * Checks every statement of a generated résumé: bullets, sentences, headline, titles, names, dates, degrees, skills, and any key the
 * schema does not know. Findings stand at their pointers in the content; links and contact data that are the person's have none.
 */
export const checkResume = (content: unknown, master: unknown, options: ResumeOptions = {}): Finding[] =>
  review(content, master, options)
    .notes.filter(({ restored }) => restored === undefined)
    .map(foundAt);
