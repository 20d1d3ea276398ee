import { rootOf } from '../reading/root.js';
import type { JsonValue } from '#strict-json';
import { checkProse } from '../check-prose.js';
import { checkStatement } from '../check-statement.js';
import { checkText } from '../check-text.js';
import type { Entry } from '../master/facts.js';
import { namedEntries } from '../master/named.js';
import { sentencesOf } from '../master/sentences.js';
import { isGeneric } from '../reading/content.js';
import { Reading } from '../reading/reading.js';
import type { Finding } from '../verdict.js';
import { scopeOf } from './context.js';
import type { Context } from './context.js';
import { fallBack, keep } from './note.js';
import type { Path, Reviewed } from './note.js';

type Own = { readonly value: JsonValue; readonly pointer: string } | undefined;

const without = ({ pointer: _pointer, ...finding }: Finding): Omit<Finding, 'pointer'> => finding;

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
  const details = [...new Set(good.flatMap(({ finding }) => finding.detail ?? []))];
  const rest = { sources, verdict: 'REWORDED' as const, detail: details.join(' | ') || 'Sentences of the person’s' };
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
  return keep(path, value, {
    sources: [...new Set(findings.flatMap(({ sources }) => [...sources]))],
    verdict: 'REWORDED',
    detail: 'Made of titles of the person’s, nothing added',
  });
}

/** Words that say a title is held no longer. */
const FORMER = /^(?:former|formerly|ex|previously|ehemalig\p{L}*|fruher\p{L}*|ancien\p{L}*|antigu\p{L}*|exempleado|元|前)$/u;

/** Words that raise a title; only a title or a paper of the person's carries them. */
const RANKS =
  /^(?:leading|master|masters|chief|head|principal|top|star|expert|chartered|certified|licensed|qualified|meister|meisterin|chef|chefin|leitende\p{L}*|oberste\p{L}*|maitre|maitresse|principale?|diplome\p{L}*|certifie\p{L}*|agree\p{L}*|maestro|maestra|jefe|jefa|titulad\p{L}*|certificad\p{L}*|lider|zertifiziert\p{L}*|gepruft\p{L}*)$/u;
const TITLE_FIELDS = new Set(['position', 'label', 'roles', 'studyType', 'area', 'title']);

/** A word of a title that no text of the person's holds, in a language that can be compared. */
function addedWord(text: string, readings: readonly Reading[], { language, facts }: Context): string | undefined {
  const own = language ?? facts.language ?? 'en';
  const reading = new Reading(text, own);
  if (own !== (facts.language ?? own)) return undefined;
  const known = (at: number): boolean =>
    [...reading.titles, ...reading.spoken, ...reading.degrees].some(({ from, to }) => from <= at && at < to) ||
    reading.skills.some(({ start, end }) => start <= (reading.tokens[at]?.start ?? 0) && (reading.tokens[at]?.end ?? 0) <= end);
  const titles = facts.all.filter(({ key, section }) => TITLE_FIELDS.has(key) || section === 'certificates').map(({ reading: one }) => one);
  const before = (at: number): string => `${reading.tokens[at - 1]?.text ?? ''} ${reading.tokens[at]?.text ?? ''}`;
  const strange = reading.tokens.find(
    (token, i) =>
      !FORMER.test(token.text) &&
      // "part-qualified" is not qualified: with the word before it, it is the person's own.
      !(i > 0 && /^\s?[-‐]\s?$/u.test(token.gap) && readings.some(({ folded }) => ` ${folded} `.includes(` ${before(i)} `))) &&
      (!isGeneric(token, own) || RANKS.test(token.text)) &&
      !/^\d/u.test(token.text) &&
      (!known(i) || RANKS.test(token.text)) &&
      !token.cjk &&
      !(RANKS.test(token.text) ? titles : readings).some(
        ({ stems, tokenSet }) => tokenSet.has(token.text) || stems.has(rootOf(token.raw, own)),
      ),
  );
  return strange?.raw;
}
