import { countedAt, covers, ratesIn, spelledNumberAt, type Language, type Token } from '#language';
import { isClosed } from '../claims/light.js';
import { rootOf } from './root.js';
import { isFiller, isGeneric } from './content.js';

export interface Counted {
  /** Ids of the things counted. */
  readonly counted: readonly string[];
  /** Stems of the words that may be what is counted. */
  readonly nouns: readonly string[];
}

/** Words after a number in which the noun is looked for: "12 newly hired registered nurses". */
const WINDOW = 4;
const BREAK = /[,.;:()!?•\n–—]/u;
const LINKS = new Set('of de d des du von der the les la le el los las'.split(' '));
/** Prepositions behind which stands when, where or for whom, and no longer what is counted: `zwei im Jahr 2024`. */
const ELSEWHERE =
  /^(?:in|on|at|for|during|im|am|an|auf|bei|fur|wahrend|dans|au|aux|pour|chez|pendant|en|por|para|durante|instead|rather|against|versus|vs|statt|anstatt|anstelle|gegenuber|contre|frente|compared)$/u;
/** "a team of 12": the number counts the people of what stands before it. */
const GROUPS = new Set(
  'team teams equipe equipo gruppe group groupe grupo crew brigade staff belegschaft mannschaft brigada plantilla squad department abteilung'.split(
    ' ',
  ),
);

/** What the number at tokens `at`–`to` counts, after it, or before it (`看護師12名`, `a team of 12`). */
export function nounsAround(tokens: readonly Token[], at: number, to: number, language: Language | undefined): Counted {
  if (language === 'ja' || tokens[to]?.cjk === true || tokens[at - 1]?.cjk === true) return japanese(tokens, at, to);
  const counted: string[] = [];
  const nouns: string[] = [];
  for (let i = to; i < tokens.length && i - to < WINDOW; i += 1) {
    const token = tokens[i] as Token;
    if (
      BREAK.test(token.gap) ||
      rateStarts(tokens, i) ||
      /^\d/u.test(token.text) ||
      (language !== undefined && spelledNumberAt(tokens, i, language) !== undefined)
    )
      break;
    if (LINKS.has(token.text)) continue;
    const found = countedAt(tokens, i);
    const people = GROUPS.has(token.text) && found.some(({ value }) => value === 'teams');
    counted.push(...(people ? ['people'] : found.map(({ value }) => value)));
    if (found.length > 0) {
      nouns.push(...tokens.slice(i, found[0]?.to).map(({ raw }) => rootOf(raw, language ?? 'en')));
      break;
    }
    if (language === undefined) continue;
    if (isFiller(token, language)) {
      if (i > to || ELSEWHERE.test(token.text)) break;
      continue;
    }
    if (isGeneric(token, language) || isClosed(rootOf(token.raw, language), language)) continue;
    nouns.push(rootOf(token.raw, language));
  }
  if (
    counted.length === 0 &&
    nouns.length === 0 &&
    GROUPS.has(tokens[at - 2]?.text ?? '') &&
    /^(?:of|de|d|von|aus|mit)$/u.test(tokens[at - 1]?.text ?? '') &&
    !/^(?:auf|to|bis|a)$/u.test(tokens[to]?.text ?? '')
  )
    counted.push('people');
  return { counted: narrowest(counted), nouns };
}

const rateStarts = (tokens: readonly Token[], at: number): boolean => ratesIn(tokens.slice(at, at + 3)).some(({ from }) => from === 0);

/** Characters of a Japanese noun before the number (`登録看護師12名`). */
const BACK = 8;

function japanese(tokens: readonly Token[], at: number, to: number): Counted {
  const counted: string[] = [];
  const nouns: string[] = [];
  const counter = countedAt(tokens, to);
  const end = counter[0]?.to ?? to;
  // 名 and 人 count any people, 件 anything: the noun beside them says which.
  let noun = at;
  while (noun > 0 && at - noun < BACK && tokens[noun]?.gap === '' && /^[\p{sc=Han}\p{sc=Kana}ーA-Za-z]/u.test(tokens[noun - 1]?.raw ?? ''))
    noun -= 1;
  for (let i = noun; i < at; i += 1)
    counted.push(
      ...countedAt(tokens, i)
        .filter((hit) => hit.to <= at && hit.to - hit.from > 1)
        .map(({ value }) => value),
    );
  // Of a compound the last part is what is counted: 新人看護師 are nurses.
  if (counted.length > 0) return { counted: counted.slice(-1), nouns: [runOf(tokens, noun, at)] };
  let last: string[] = [];
  let after = end;
  if (tokens[after]?.raw === 'の' && tokens[after]?.gap === '') after += 1;
  for (
    let i = after;
    i < Math.min(tokens.length, after + 6) && tokens[i]?.gap === '' && !/^[をにがはでとへも]$/u.test(tokens[i]?.raw ?? '');
    i += 1
  ) {
    // One character inside a compound (the 棟 of 病棟) is no word.
    const hits = countedAt(tokens, i).filter((hit) => hit.to - hit.from > 1);
    if (hits.length > 0) last = hits.map(({ value }) => value);
  }
  // 名 counts any people and says less than the noun; 社 counts companies, whatever of theirs follows.
  if (last.length > 0) return { counted: [...last, ...counter.map(({ value }) => value).filter((id) => id !== 'people')], nouns: [] };
  counted.push(...counter.map(({ value }) => value));
  const run = runOf(tokens, noun, at);
  if (run.length >= 2) nouns.push(run);
  return { counted: narrowest(counted), nouns };
}

const runOf = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ text }) => text)
    .join('');

/** Drops ids for which a narrower one is there too: nurses, not also staff. */
const narrowest = (ids: readonly string[]): string[] =>
  [...new Set(ids)].filter((id) => !ids.some((other) => other !== id && covers(id, other)));
