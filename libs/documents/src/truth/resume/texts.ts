import { stem } from '#language';
import type { JsonValue } from '#strict-json';
import { checkProse } from '../check-prose.js';
import { checkStatement } from '../check-statement.js';
import { checkText } from '../check-text.js';
import { alignedFacts, topicOf } from '../claims/alignment.js';
import type { Entry } from '../master/facts.js';
import { namedEntries } from '../master/named.js';
import { sentencesOf } from '../master/sentences.js';
import { isGeneric } from '../reading/content.js';
import { Reading } from '../reading/reading.js';
import { hasWord } from '../reading/synonyms.js';
import type { Finding } from '../verdict.js';
import { scopeOf } from './context.js';
import type { Context } from './context.js';
import { fallBack, gather, keep } from './note.js';
import type { Path, Reviewed } from './note.js';

type Own = { readonly value: JsonValue; readonly pointer: string } | undefined;

const without = ({ pointer: _pointer, ...finding }: Finding): Omit<Finding, 'pointer'> => finding;

/** A list of bullets: each carried by the entry, or replaced by the person's own line it was made of, or dropped. */
export function reviewLines(path: Path, value: JsonValue, own: Own, entry: Entry, context: Context): Reviewed {
  if (!Array.isArray(value)) return fallBack(path, value, own, { kind: 'field', detail: 'A list of texts belongs here' });
  const ownLines = Array.isArray(own?.value) ? own.value : [];
  const shown = new Set(value.filter((line) => ownLines.includes(line)));
  return gather(
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

/** A summary or description: its unsupported sentences go; when none is left, the person's own text stands. */
export function reviewProse(path: Path, value: JsonValue, own: Own, entry: Entry | undefined, context: Context): Reviewed {
  if (typeof value !== 'string') return fallBack(path, value, own, { kind: 'field', detail: 'A text belongs here' });
  const scope = scopeOf(context, entry, path);
  const base = { pointer: '', facts: context.facts, language: context.language, today: context.today };
  const wholeText = checkText({ ...base, text: value, scope, form: 'prose' });
  if (wholeText.verdict === 'SUPPORTED') return keep(path, value, without(wholeText));
  const checked = sentencesOf(value).map((text) => {
    if (entry !== undefined) return { text, finding: checkStatement({ ...base, text, scope, form: 'line' }) };
    const within = namedEntries(new Reading(text, context.language), context.facts).map(({ entry: named }) => named);
    return { text, finding: checkProse({ ...base, text, form: 'prose' }, within, context.hintsAt(path)) };
  });
  const bad = checked.find(({ finding }) => finding.verdict === 'UNSUPPORTED');
  const good = checked.filter(({ finding }) => finding.verdict !== 'UNSUPPORTED');
  const sources = [...new Set(good.flatMap(({ finding }) => [...finding.sources]))];
  const detail = good.find(({ finding }) => finding.detail !== undefined)?.finding.detail;
  const rest = { sources, verdict: 'REWORDED' as const, ...(detail === undefined ? {} : { detail }) };
  if (bad === undefined) return keep(path, value, rest);
  if (good.length === 0) return fallBack(path, value, own, without(bad.finding));
  const text = good.map((sentence) => sentence.text).join(/[\p{sc=Hira}\p{sc=Kana}]/u.test(value) ? '' : ' ');
  return {
    value: text,
    notes: checked
      .filter(({ finding }) => finding.verdict === 'UNSUPPORTED')
      .map(({ finding }, i) => ({ path, finding: without(finding), kept: i === 0 ? { path, finding: rest } : undefined })),
  };
}

/** A headline or title: one of the person's, in whole or part by part (`Nurse | Midwife`), with nothing added. */
export function reviewTitle(path: Path, value: JsonValue, own: Own, entry: Entry | undefined, context: Context): Reviewed {
  if (typeof value !== 'string') return fallBack(path, value, own, { kind: 'field', detail: 'A text belongs here' });
  const scope = scopeOf(context, entry, path);
  const base = { pointer: '', scope, facts: context.facts, form: 'title' as const, language: context.language, today: context.today };
  const whole = checkText({ ...base, text: value });
  if (whole.verdict === 'SUPPORTED') return keep(path, value, without(whole));
  const parts = value.split(/\s*[|•·/;,–—]\s*|\s-\s/u).filter((part) => part !== '');
  const findings = parts.map((text) => checkStatement({ ...base, text }));
  const bad = findings.find(({ verdict }) => verdict === 'UNSUPPORTED');
  if (bad !== undefined) return fallBack(path, value, own, without(bad));
  const added = addedWord(
    value,
    scope.own.concat(scope.global).map(({ reading }) => reading),
    context,
  );
  if (added !== undefined) return fallBack(path, value, own, { kind: 'title', detail: `“${added}” is in no title of the person's` });
  return keep(path, value, { sources: [...new Set(findings.flatMap(({ sources }) => [...sources]))], verdict: 'REWORDED' });
}

/** A word of a title that no text of the person's holds, in a language that can be compared. */
function addedWord(text: string, readings: readonly Reading[], { language, facts }: Context): string | undefined {
  const own = language ?? facts.language ?? 'en';
  const reading = new Reading(text, own);
  if (own !== (facts.language ?? own)) return undefined;
  const known = (at: number): boolean =>
    [...reading.titles, ...reading.spoken, ...reading.degrees].some(({ from, to }) => from <= at && at < to) ||
    reading.skills.some(({ start, end }) => start <= (reading.tokens[at]?.start ?? 0) && (reading.tokens[at]?.end ?? 0) <= end);
  const strange = reading.tokens.find(
    (token, i) =>
      !isGeneric(token, own) &&
      !/^\d/u.test(token.text) &&
      !known(i) &&
      !token.cjk &&
      !readings.some(({ stems, tokenSet }) => tokenSet.has(token.text) || stems.has(stem(token.raw, own))),
  );
  return strange?.raw;
}
