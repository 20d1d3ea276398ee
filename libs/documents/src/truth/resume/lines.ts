import type { JsonValue } from '#strict-json';
import { checkText } from '../check-text.js';
import { alignedFacts, topicOf } from '../claims/alignment.js';
import type { Entry } from '../master/facts.js';
import { Reading } from '../reading/reading.js';
import { hasWord } from '../reading/synonyms.js';
import type { Finding } from '../verdict.js';
import { scopeOf } from './context.js';
import type { Context } from './context.js';
import { fallBack, gather, keep } from './note.js';
import type { Note, Path, Reviewed } from './note.js';

type Own = { readonly value: JsonValue; readonly pointer: string } | undefined;

const without = ({ pointer: _pointer, ...finding }: Finding): Omit<Finding, 'pointer'> => finding;

/** A list of bullets: each carried by the entry, or replaced by the person's own line it was made of, or dropped. */
export function reviewLines(path: Path, value: JsonValue, own: Own, entry: Entry, context: Context): Reviewed {
  if (!Array.isArray(value)) return fallBack(path, value, own, { kind: 'field', detail: 'A list of texts belongs here' });
  const ownLines = Array.isArray(own?.value) ? own.value : [];
  const shown = new Set(value.filter((line) => ownLines.includes(line)));
  const reviewed = gather(
    path,
    value.map((line, i) => {
      const at = [...path, i];
      if (typeof line !== 'string') return fallBack(at, line, undefined, { kind: 'field', detail: 'A text belongs here' });
      const scope = scopeOf(context, entry, at);
      const finding = without(
        checkText({ pointer: '', text: line, scope, facts: context.facts, form: 'line', language: context.language, today: context.today }),
      );
      if (finding.verdict !== 'UNSUPPORTED') return keep(at, line, finding);
      const source = sourceLine(line, entry, context, context.hintsAt(at));
      if (source === undefined || shown.has(source.value)) return fallBack(at, line, undefined, finding);
      shown.add(source.value);
      return fallBack(at, line, source, finding);
    }),
  );
  const emptied = value.length > 0 && Array.isArray(reviewed.value) && reviewed.value.length === 0;
  return emptied && own !== undefined && ownLines.some((line) => typeof line === 'string') ? restored(path, own, reviewed) : reviewed;
}

/** A post of which every planned line was dropped keeps the person's own: it is never left empty. */
function restored(path: Path, own: NonNullable<Own>, { notes }: Reviewed): Reviewed {
  const lines = Array.isArray(own.value) ? own.value : [];
  const back = lines.map((_, i): Note => {
    const finding = { sources: [`${own.pointer}/${i}`], verdict: 'SUPPORTED' } as const;
    return { path: [...path, i], finding, restored: true, kept: { path: [...path, i], finding } };
  });
  return { value: own.value, notes: [...notes, ...back] };
}

/** Share of a bullet's words its source must hold, or so many of them: one word in common is chance. */
const SOURCE_SHARE = 0.34;
const SOURCE_WORDS = 2;

/** The person's own line a bullet was made of: the one it points at, or the one it has most words of. */
function sourceLine(
  line: string,
  entry: Entry,
  { facts, language }: Context,
  hints: readonly string[],
): { value: string; pointer: string } | undefined {
  const reading = new Reading(line, language ?? facts.language);
  const whole = { from: 0, to: reading.tokens.length };
  const topic = topicOf(reading, whole);
  const own = entry.facts.filter(({ pointer }) => pointer.startsWith(`${entry.pointer}/highlights/`));
  const alike = alignedFacts(reading, whole, own).filter((fact) => {
    const shared = topic.filter((word) => hasWord(fact.reading.stems, word, reading.language ?? 'en')).length;
    return shared >= SOURCE_WORDS || shared / topic.length >= SOURCE_SHARE;
  });
  const pointer = hints.find((hint) => own.some((fact) => fact.pointer === hint)) ?? alike[0]?.pointer;
  const lines = entry.value['highlights'];
  const value: unknown = Array.isArray(lines) ? lines[Number(pointer?.split('/').at(-1))] : undefined;
  return pointer !== undefined && typeof value === 'string' ? { value, pointer } : undefined;
}
