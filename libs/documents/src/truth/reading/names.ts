import {
  ACRONYMS,
  CAPITAL_WORDS,
  findSkills,
  fold,
  GERMAN_NOUNS,
  JAPANESE_LEGAL_FORMS,
  JAPANESE_ORGANISATIONS,
  JAPANESE_PLACES,
  KATAKANA,
  LEGAL_FORMS,
  opens,
  ORGANISATION_WORDS,
  ORGANISATIONS,
  perLanguage,
  PhraseIndex,
  PLACES,
  spellings,
  tokenize,
  type Language,
  type Token,
} from '#language';
import { isFiller } from './content.js';

/** A proper name, or what stands where one would: a run of tokens, legal forms cut off. */
export interface NameMention {
  readonly from: number;
  readonly to: number;
  /** Folded words that must be the person's own. */
  readonly words: readonly string[];
  /** Found in a table of known organisations and places, or marked by a legal form: certainly a name. */
  readonly sure: boolean;
}

const known = new PhraseIndex<true>();
for (const name of spellings(`${ORGANISATIONS} ${PLACES}`)) known.add(name, true);
for (const name of spellings(`${JAPANESE_ORGANISATIONS} ${JAPANESE_PLACES}`)) known.add(name, true);

const legal = new Set(spellings(LEGAL_FORMS).map(fold));
const japaneseLegal = new PhraseIndex<true>();
for (const form of JAPANESE_LEGAL_FORMS.split(' ')) japaneseLegal.add(form, true);
export const organisationWords = new Set(spellings(ORGANISATION_WORDS).map(fold));
const acronyms = new Set(ACRONYMS.split(' '));
const germanNouns = new Set(spellings(GERMAN_NOUNS).map(fold));
const katakana = new Set(spellings(KATAKANA).map(fold));
const capitals = perLanguage(
  (language) =>
    new Set(
      [...spellings(CAPITAL_WORDS.en), ...(language === 'en' || language === 'ja' ? [] : spellings(CAPITAL_WORDS[language]))].map(fold),
    ),
);

const CONNECTORS = new Set('of the and de du des la le les del los las y et und von der fur for in d l & at'.split(' '));
const upper = (token: Token | undefined): boolean => /^\p{Lu}/u.test(token?.raw ?? '') && token?.cjk === false;
const mixed = (raw: string): boolean =>
  /\p{Ll}\p{Lu}/u.test(raw) || /^\p{Lu}{2,}\p{Ll}?$/u.test(raw) || (/\d/u.test(raw) && /\p{L}/u.test(raw));

/** A legal form as written: those of two or three letters that are words too count only in capitals. */
export const isLegalForm = (token: Token): boolean =>
  legal.has(token.text) && (token.text.length > 4 || /^\p{Lu}/u.test(token.raw) || token.text === 'gmbh');

/** Whether a folded word is an ordinary word that capitals do not make a name. */
export function isOrdinary(word: string, raw: string, language: Language): boolean {
  if (acronyms.has(raw.toUpperCase()) && raw === raw.toUpperCase()) return true;
  return capitals(language).has(word) || (language === 'de' && isGermanNoun(word));
}

/** Letters: the longest compound of the German reference corpus (DeReKo) has 79. Beyond it nobody wrote a word. */
const LONGEST_COMPOUND = 80;

const GERMAN_ENDINGS =
  /(?<=\p{L}{2})(?:ung|ungen|heit|heiten|keit|keiten|schaft|schaften|tion|tionen|tat|taten|ismus|enz|enzen|anz|anzen|ik|iken|nis|nisse|nissen|ment|mente|eur|euren|ling|linge|lingen|iker|ikern|isten|ist|istin|erin|erinnen|logen|loge|ien|ie|ation|ur|uren|tum|arbeit|kraft|kraften|stelle|stellen)$/u;

/** A German noun of the table, a compound ending in one (`Neukundengewinnung`), or a word with an ending names do not have. */
function isGermanNoun(word: string): boolean {
  if (germanNouns.has(word) || GERMAN_ENDINGS.test(word)) return true;
  return ['', 'n', 'en', 's', 'es', 'e', 'er', 'ern'].some((ending) => {
    if (!word.endsWith(ending)) return false;
    const bare = word.slice(0, word.length - ending.length);
    if (germanNouns.has(bare)) return true;
    for (let at = 3; at <= Math.min(bare.length, LONGEST_COMPOUND) - 4; at += 1) if (germanNouns.has(bare.slice(at))) return true;
    return false;
  });
}

/** Names of a tokenised text. Which of them are the person's own is for the caller to say. */
export function findNames(text: string, tokens: readonly Token[], language: Language | undefined): NameMention[] {
  const found: NameMention[] = [...knownNames(tokens)];
  if (language === 'ja' || tokens.some(({ cjk }) => cjk)) found.push(...japaneseNames(tokens));
  if (language === 'de') found.push(...germanNames(tokens));
  else if (!titleCased(tokens, language)) found.push(...capitalRuns(tokens, language));
  found.push(...oddWords(text, tokens));
  return dedupe(found);
}

const knownNames = (tokens: readonly Token[]): NameMention[] =>
  known
    .scan(tokens)
    .filter(({ from }) => tokens[from]?.cjk === true || upper(tokens[from]))
    .map(({ from, to }) => ({ from, to, words: tokens.slice(from, to).map(({ text }) => text), sure: true }));

/** Whether nearly every word has a capital, as headlines do: then capitals say nothing. */
function titleCased(tokens: readonly Token[], language: Language | undefined): boolean {
  const long = tokens.filter(
    (token) => token.text.length >= 4 && !token.cjk && !/\d/u.test(token.text) && (language === undefined || !isFiller(token, language)),
  );
  return language === 'en' && long.length >= 5 && long.filter(upper).length / long.length >= 0.85;
}

/** Runs of capitalised words, joined by small ones inside (`Bank of Ireland`). A word that opens a sentence belongs only to a longer run. */
function capitalRuns(tokens: readonly Token[], language: Language | undefined): NameMention[] {
  const found: NameMention[] = [];
  for (let i = 0; i < tokens.length;) {
    if (!upper(tokens[i])) {
      i += 1;
      continue;
    }
    let to = i + 1;
    while (to < tokens.length) {
      const next = tokens[to] as Token;
      if (upper(next) && /^(?:[\s\-‐&'’./]|\s?&\s?)$/u.test(next.gap)) to += 1;
      else if (
        CONNECTORS.has(next.text) &&
        /^[\s'’]$/u.test(next.gap) &&
        upper(tokens[to + 1]) &&
        /^[\s'’]$/u.test(tokens[to + 1]?.gap ?? '')
      )
        to += 2;
      else break;
    }
    // Beside Japanese a capital always says something.
    const opening = opens(tokens[i] as Token, i) && tokens[to]?.cjk !== true;
    const from = opening && !nameLike(tokens, i, to, language) ? i + 1 : i;
    const mention = runOf(tokens, skipSmall(tokens, from, to), to, opening && from === i);
    if (mention !== undefined) found.push(mention);
    i = to;
  }
  return found;
}

const skipSmall = (tokens: readonly Token[], from: number, to: number): number => {
  let at = from;
  while (at < to && !upper(tokens[at])) at += 1;
  return at;
};

const AFTER_NAME = /^(?:s|chose|hired|trusted|relied|engaged|appointed|awarded|named|asked|selected|promoted|commissioned)$/u;

/** Whether a sentence's first word is a name by its company: "Globex's plant", "Globex chose me". */
function nameLike(tokens: readonly Token[], at: number, to: number, language: Language | undefined): boolean {
  const next = tokens[at + 1];
  if (next === undefined || to > at + 2) return false;
  if (language === 'en' && AFTER_NAME.test(next.text) && (next.text !== 's' || /['’]/u.test(next.gap)))
    return !isOrdinaryToken(tokens[at] as Token, language);
  return isLegalForm(next) && /^\s$/u.test(next.gap);
}

const isOrdinaryToken = (token: Token, language: Language): boolean =>
  isFiller(token, language) || isOrdinary(token.text, token.raw, language);

function runOf(tokens: readonly Token[], from: number, to: number, sure: boolean): NameMention | undefined {
  if (from >= to) return undefined;
  const words = tokens.slice(from, to).filter((token) => upper(token) && !isLegalForm(token));
  const marked = tokens.slice(from, to).some((token, i) => i > 0 && isLegalForm(token));
  return words.length === 0 ? undefined : { from, to, words: words.map(({ text }) => text), sure: sure || marked };
}

/** After these a German noun without an article is a name: `bei Nordlicht`, `Firma Huber`. */
const GERMAN_PLACE = new Set(
  'bei fur mit von an zu nach in aus gegenuber namens firma kunde kunden konzern klinik kanzlei agentur hochschule universitat verlag unternehmen hersteller'.split(
    ' ',
  ),
);

function germanNames(tokens: readonly Token[]): NameMention[] {
  const found: NameMention[] = [];
  tokens.forEach((token, i) => {
    if (!upper(token) || !/^\s$/u.test(token.gap)) return;
    const placed = GERMAN_PLACE.has(tokens[i - 1]?.text ?? '');
    const article = /^(?:der|die|das|dem|den|am|im|beim|vom|zum|zur)$/u.test(tokens[i - 1]?.text ?? '');
    let to = i + 1;
    while (to < tokens.length && upper(tokens[to]) && /^(?:[\s\-&]|\s&\s)$/u.test(tokens[to]?.gap ?? '')) to += 1;
    const marked = tokens.slice(i + 1, to).some(isLegalForm);
    const pair = to - i >= 2 && (article || placed || marked);
    if (placed || marked || pair) {
      const mention = runOf(tokens, i, to, marked);
      if (mention !== undefined) found.push(mention);
    }
  });
  return found;
}

/** Words written as only names are: `ThyssenKrupp`, `S3`, `KUKA`. Skills are checked as skills. */
function oddWords(text: string, tokens: readonly Token[]): NameMention[] {
  const skills = findSkills(text);
  return tokens.flatMap((token, i) =>
    !token.cjk &&
    /^\p{L}/u.test(token.raw) &&
    mixed(token.raw) &&
    token.raw.length > 1 &&
    !skills.some(({ start, end }) => start <= token.start && token.end <= end)
      ? [{ from: i, to: i + 1, words: [token.text], sure: false }]
      : [],
  );
}

const SUFFIXES = new PhraseIndex<true>();
for (const suffix of '大学 大学院 病院 銀行 高校 高等学校 中学校 小学校 社 製作所 商事 工業 電機 研究所 クリニック 法律事務所 事務所 証券 製薬 建設 ホテル 旅館 商店 食品 物流 運輸 医院 診療所 学園 専門学校 保育園 幼稚園 市役所 区役所 県庁 省 庁 財団 協会 生命 損保 電力 鉄道 百貨店'.split(
  ' ',
))
  SUFFIXES.add(suffix, true);
const GENERIC_BEFORE =
  /^(?:総合|地方|大手|国立|私立|公立|市立|県立|一般|外資系|外資|同|当|本|各|両|他|都市|中小|貴|御|弊|自|我が|子|親|系列|関連|取引先|協力|地域|大規模|中核|急性期|有名|老舗|全国|複数|新設|民間|会|入|出|支|全|二次|三次|救急|大学|総|専門|某|前|現|母校|\d+)*$/u;

const nameable = (token: Token | undefined): boolean => /^[\p{sc=Han}\p{sc=Kana}ーA-Za-z0-9・]/u.test(token?.raw ?? '');

function japaneseNames(tokens: readonly Token[]): NameMention[] {
  const found: NameMention[] = [];
  const push = (from: number, to: number, sure: boolean): void => {
    const words = tokens
      .slice(from, to)
      .map(({ text }) => text)
      .join('');
    if (to > from && words.length > 1) found.push({ from, to, words: [words], sure });
  };
  for (const { from, to } of japaneseLegal.scan(tokens)) {
    let end = to;
    while (nameable(tokens[end]) && tokens[end]?.gap === '' && end - to < 15) end += 1;
    if (end > to) push(to, end, true);
    let start = from;
    while (start > 0 && nameable(tokens[start - 1]) && tokens[start]?.gap === '' && from - start < 15) start -= 1;
    if (end === to) push(start, from, true);
  }
  for (const { from, to } of SUFFIXES.scan(tokens)) {
    let start = from;
    while (start > 0 && nameable(tokens[start - 1]) && tokens[start]?.gap === '' && from - start < 12) start -= 1;
    const stem = tokens
      .slice(start, from)
      .map(({ text }) => text)
      .join('');
    const counts = /[\d一二三四五六七八九十百千数各]$/u.test(stem);
    if (from > start && !counts && !GENERIC_BEFORE.test(stem) && !nameable(tokens[to])) push(start, to, false);
  }
  found.push(...katakanaNames(tokens));
  return found;
}

/** Katakana words no table of ordinary ones knows, alone or as a compound of them. */
function katakanaNames(tokens: readonly Token[]): NameMention[] {
  const found: NameMention[] = [];
  for (let i = 0; i < tokens.length;) {
    let to = i;
    while (/^[\p{sc=Kana}ー]/u.test(tokens[to]?.raw ?? '') && (to === i || tokens[to]?.gap === '')) to += 1;
    const word = tokens
      .slice(i, to)
      .map(({ text }) => text)
      .join('');
    if (to - i >= 3 && !ordinaryKatakana(word)) found.push({ from: i, to, words: [word], sure: false });
    i = Math.max(to, i + 1);
  }
  return found;
}

export function ordinaryKatakana(word: string): boolean {
  if (word === '' || katakana.has(word)) return true;
  for (let at = 2; at < word.length - 1; at += 1) if (katakana.has(word.slice(0, at)) && ordinaryKatakana(word.slice(at))) return true;
  return false;
}

/** One mention for each stretch: the longest, and sure when any was. */
function dedupe(found: readonly NameMention[]): NameMention[] {
  return found
    .filter(
      (name) =>
        !found.some(
          (other) =>
            other !== name &&
            other.from <= name.from &&
            name.to <= other.to &&
            (other.to - other.from > name.to - name.from || found.indexOf(other) < found.indexOf(name)),
        ),
    )
    .map((name) => ({ ...name, sure: found.some((other) => other.sure && other.from >= name.from && other.to <= name.to) }))
    .sort((a, b) => a.from - b.from);
}

/** The words of an organisation's name without legal forms, for comparing: `Contoso GmbH & Co. KG` → contoso. */
export const nameWords = (text: string): string[] => {
  const bare = JAPANESE_LEGAL_FORMS.split(' ').reduce((rest, form) => rest.replaceAll(form.normalize('NFKC'), ' '), text.normalize('NFKC'));
  return tokenize(bare)
    .filter((token) => !isLegalForm(token) && !/^(?:the|and|und|et|y|die|der|das|la|le|el)$/u.test(token.text))
    .map(({ text: word }) => word);
};
