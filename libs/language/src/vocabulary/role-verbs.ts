import type { Language } from './languages.js';
import { perLanguage, spellings, spokenIn } from './phrase-lists.js';
import { PhraseIndex } from './phrases.js';
import type { Found } from './phrases.js';
import { separatedPrefix } from './separable.js';
import { CARRIED_BY, ROLE_VERBS } from './tables/role-verbs.js';
import type { Token } from './tokens.js';

/** What somebody did: LEAD, BUILD, REDUCE …; `HEDGE` marks a lesser part (`helped`). */
export type RoleGroup = keyof typeof ROLE_VERBS;

export interface RoleVerb {
  readonly group: RoleGroup;
  /** False for a noun that supports such a verb but claims nothing itself (`management`). */
  readonly claims: boolean;
  /** `helped build`, `participé à la conception`, `設計を補佐`: a part in it, not the thing itself. */
  readonly hedged: boolean;
  /** Tokens, end exclusive. */
  readonly from: number;
  readonly to: number;
}

interface Entry {
  readonly group: RoleGroup;
  readonly claims: boolean;
}

const ENGLISH_ABROAD = new Set<RoleGroup>(['LEAD', 'FOUND', 'COFOUND', 'CERTIFIED', 'EXPERT', 'NONE']);

const indexOf = perLanguage((language) => {
  const index = new PhraseIndex<Entry>();
  for (const [group, cells] of Object.entries(ROLE_VERBS) as [RoleGroup, Record<Language, string>][]) {
    for (const spoken of spokenIn(language)) {
      // Of English verbs only those that other languages write: `managed` opens no German bullet, `Lead` may.
      if (spoken !== language && !ENGLISH_ABROAD.has(group)) continue;
      for (const spelling of spellings(cells[spoken])) {
        const claims = !spelling.startsWith('?') && spoken === language;
        index.add(spelling.replace(/^\?/u, ''), { group, claims });
      }
    }
  }
  return index;
});

/** How far a hedge reaches: `helped the team of the northern branch to build`. */
const REACH = 7;
const JAPANESE_REACH = 14;

const FINITE: Readonly<Record<Language, RegExp>> = {
  en: /(?:ed|^led|^built|^ran|^won|^wrote|^grew|^oversaw|^taught|^sold|^drove|^made|^cut)$/u,
  fr: /(?:é|ée|és|ées|i|it|is|u|ue|ais|ait|a)$/u,
  de: /(?:te|ten)$|^(?:\p{L}{0,5})ge\p{L}+(?:t|en)$|^(?:schuf|entwarf|hob|gewann|schrieb|wuchs)$/u,
  es: /(?:é|í|ó|aba|ía|aron|ieron)$/u,
  ja: /$^/u,
};

/** The role verbs of a tokenised text, in order, hedges applied. Phrases of the table's NONE row are left out. */
export function findRoleVerbs(tokens: readonly Token[], language: Language): RoleVerb[] {
  const found = indexOf(language)
    .scan(
      tokens,
      ({ value, from }) => (value.group !== 'HEDGE' || coprefix(tokens, from)) && !(language === 'es' && isStressedBefore(tokens[from])),
    )
    .flatMap((hit) => (language === 'de' ? rejoined(tokens, hit) : [hit]));
  const hedges = found.filter(({ value }) => value.group === 'HEDGE');
  return found
    .filter(
      ({ value, from }) =>
        value.group !== 'HEDGE' && value.group !== 'NONE' && !(value.group === 'LEAD' && GUIDES.test(tokens[from]?.text ?? '')),
    )
    .map(({ value, from, to }) => ({ ...value, from, to, hedged: hedges.some((hedge) => reaches(tokens, hedge, { from, to }, language)) }));
}

/** `Leitete drei Azubis an` is of `anleiten`, not of `leiten`: the verb is looked up with the prefix that ends its clause. */
function rejoined(tokens: readonly Token[], hit: Found<Entry>): Found<Entry>[] {
  const verb = tokens[hit.from];
  const end = hit.to - hit.from === 1 && verb !== undefined ? separatedPrefix(tokens, hit.from) : undefined;
  if (verb === undefined || end === undefined) return [hit];
  const whole = indexOf('de').at([{ ...verb, text: `${end.prefix}${verb.text}` }], 0);
  return whole.length === 0 ? [hit] : whole.filter(({ to }) => to === 1).map(({ value }) => ({ ...hit, value }));
}

/** `co` is a hedge only as a prefix: `co-led`, not `Miller & Co. led`. */
const coprefix = (tokens: readonly Token[], at: number): boolean => tokens[at]?.text !== 'co' || (tokens[at + 1]?.gap ?? ' ') === '-';

/** `Praxisanleiterin`, `Begleitung`: they end like a leader and are none. */
const GUIDES = /(?:an|be?g)leit/u;

/** `género` is no `generó`: the stress of a Spanish past stands on its ending. */
const isStressedBefore = (token: Token | undefined): boolean => /[áéíóú]\p{L}*[oe]$|^bajo$/iu.test(token?.raw.normalize('NFC') ?? '');

interface Span {
  readonly from: number;
  readonly to: number;
}

function reaches(tokens: readonly Token[], hedge: Span, verb: Span, language: Language): boolean {
  const between = (a: number, b: number): string =>
    tokens
      .slice(a, b + 1)
      .map((token) => token.gap)
      .join('');
  if (language === 'ja')
    return verb.to <= hedge.from && hedge.from - verb.to <= JAPANESE_REACH && !/[、。,.]/u.test(between(verb.to, hedge.from));
  if (verb.from < hedge.to)
    return language === 'de' && hedge.from - verb.to <= 2 && hedge.from >= verb.to && !/[,;.]/u.test(between(verb.to, hedge.from));
  if (verb.from - hedge.to > REACH || /[;.:!?\n•]/u.test(between(hedge.to, verb.from))) return false;
  // "unterstützte X und verhandelte Y": behind a joining word only a noun still hangs on the hedge.
  const parted = tokens.slice(hedge.to, verb.from).some(({ text }) => /^(?:und|sowie)$/u.test(text));
  if (language === 'de' && parted && /^\p{Ll}/u.test(tokens[verb.from]?.raw ?? '')) return false;
  // A finite verb after the hedge is a new claim: "helped patients and led the ward", unless glued ("co-led").
  const word = tokens[verb.from]?.raw.toLowerCase() ?? '';
  return verb.from === hedge.to ? true : !FINITE[language].test(word);
}

/** Whether a source's group carries a claim of a group (`managed` carries `led`; `coordinated` does not). */
export const carries = (source: RoleGroup, claim: RoleGroup): boolean => (CARRIED_BY[claim] ?? [claim]).includes(source);
