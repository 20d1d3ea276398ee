import { newStemmer, type Stemmer } from 'snowball-stemmers';
import type { Language } from '../vocabulary/index.js';
import { GENERIC_WORDS, STOP_WORDS } from './stop-words.js';

/** Snowball has no Japanese: its words are cut by ICU (Intl.Segmenter) and have few inflected nouns to stem. */
const STEMMERS: Readonly<Partial<Record<Language, Stemmer>>> = {
  en: newStemmer('english'),
  fr: newStemmer('french'),
  de: newStemmer('german'),
  es: newStemmer('spanish'),
};

const SEGMENTER = new Intl.Segmenter('ja', { granularity: 'word' });
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LATIN_WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:[.+#&/][\p{L}\p{N}+#]+)*[+#]*/gu;
const ELISION = /(?<![\p{L}])(?:[cdjlmnst]|qu|lorsqu|puisqu|jusqu)['’](?=\p{L})/giu;
const CONTRACTION = /(?<=\p{L})['’](?:s|re|ll|ve|d|m|t)(?!\p{L})/giu;
/** "Director/a", "infirmier(ère)", "Mitarbeiter*innen": one word, whatever the ending; "(m/w/d)" is none. */
const GENDER_ENDING = /(?<=\p{L}{3})[/(*:_·](?:a|as|e|es|in|innen|ne|nes|rice|trice|euse|ère|ière)\)?(?!\p{L})/giu;
const GENDER_MARK = /\(\s*(?:[mwfdhx]\s*[/|]\s*){1,2}[mwfdhx]\s*\)/giu;
/** Past forms that no English stemmer joins with their verb, as résumé lines begin with them. */
const IRREGULAR: ReadonlyMap<string, string> = new Map(
  `built build;rebuilt rebuild;led lead;ran run;wrote write;rewrote rewrite;grew grow;taught teach;sold sell;bought buy;made make;brought bring;drove drive;held hold;kept keep;met meet;won win;spoke speak;chose choose;sent send;spent spend;took take;gave give;began begin;became become;oversaw oversee;found find;sought seek;thought think;understood understand;drew draw;fed feed;spun spin;broke break;rose rise;shrank shrink`
    .split(';')
    .map((pair) => pair.split(' ') as [string, string]),
);
const HIRAGANA_ONLY = /^[\p{Script=Hiragana}ー]+$/u;

/** Accents go, the voicing marks of kana stay: ハ and バ are different letters. */
const fold = (word: string): string => (CJK.test(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC'));

/** Lower-case words in reading order, NFKC; Japanese runs cut by ICU, everything else at white space and punctuation. Never throws. */
export function words(text: string): string[] {
  const plain = text
    .normalize('NFKC')
    .replace(GENDER_MARK, ' ')
    .replace(GENDER_ENDING, '')
    .replace(ELISION, ' ')
    .replace(CONTRACTION, '')
    .toLowerCase();
  const found: string[] = [];
  for (const { segment } of CJK.test(plain) ? SEGMENTER.segment(plain) : [{ segment: plain }]) {
    if (CJK.test(segment)) found.push(segment);
    else for (const match of segment.matchAll(LATIN_WORD)) found.push(match[0]);
  }
  return found;
}

/** Share of function words of `language` in the words of a text: 0 for gibberish and bare lists, 0.2 to 0.6 for prose. */
export function functionWordShare(text: string, language: Language): number {
  const all = words(text);
  return all.length === 0 ? 0 : all.filter((word) => STOP_WORDS[language].has(word)).length / all.length;
}

/** Stems kept: a large résumé has some 3,000 distinct words; without a bound a long-lived service would grow for ever. */
const MOST_STEMS = 20_000;
const stems = new Map<string, string>();

function stem(word: string, language: Language): string {
  const key = `${language} ${word}`;
  const known = stems.get(key);
  if (known !== undefined) return known;
  const made = fold(STEMMERS[language]?.stem(language === 'en' ? (IRREGULAR.get(word) ?? word) : word) ?? word);
  if (stems.size >= MOST_STEMS) stems.clear();
  stems.set(key, made);
  return made;
}

const isMeaningful = (word: string, language: Language): boolean =>
  !STOP_WORDS[language].has(word) && !/^\p{N}/u.test(word) && !HIRAGANA_ONLY.test(word) && (word.length > 1 || CJK.test(word));

/** Stemmed, accent-folded content words, repetitions kept, numbers dropped. The unit of BM25. */
export function contentTerms(text: string, language: Language): string[] {
  return words(text)
    .filter((word) => isMeaningful(word, language))
    .map((word) => stem(word, language));
}

/** The same without the words every posting uses: what a requirement is about. */
export function requirementTerms(text: string, language: Language): string[] {
  return words(text)
    .filter((word) => isMeaningful(word, language) && !GENERIC_WORDS[language].has(word))
    .map((word) => stem(word, language));
}

/** Words for length figures: white-space words, or for Japanese every character that is not white space. */
export function textLength(text: string, language: Language): number {
  return language === 'ja' ? [...text.replace(/\s/gu, '')].length : (text.match(/\S+/gu) ?? []).length;
}
