import { lemmaOf, perLanguage, PhraseIndex, spellings, VOICES, type Language } from '#language';
import type { Reading } from '../reading/reading.js';
import { rootOf } from '../reading/root.js';
import { isLight, ofLetters } from './light.js';

/** Words that say that something goes on. */
const STILL: Readonly<Record<Language, string>> = {
  en: 'still serving continue_to continues_to continuing_to go_on to_this_day to_date',
  de: 'noch_immer immer_noch nach_wie_vor weiterhin bis_heute arbeite_noch bin_noch jetzt',
  fr: 'encore_aujourd_hui continue_à continue_de je_suis_toujours en_poste_à encore_chez',
  es: 'sigo seguimos sigue continúo continúa todavía aún hasta_hoy',
  ja: '今も 今でも 引き続き 継続して 目下 今なお',
};

const now = perLanguage((language) => {
  const index = new PhraseIndex<true>();
  for (const spelling of [...spellings(VOICES[language].now), ...spellings(STILL[language])]) index.add(spelling, true);
  return index;
});

/** Present forms that end like a past one: `leite`, but `führte`. */
const GERMAN_PRESENT =
  /^(?:arbeite|leite|halte|biete|verwalte|gestalte|berate|vertrete|bearbeite|erarbeite|unterrichte|begleite|bereite|warte|schalte|richte|vermiete|verantworte|beantworte|bewerte|rechne)$/u;

/** English verbs whose past is their present: `I cut`. */
const UNCHANGED = /^(?:cut|put|set|let|hit|cost|read|quit|split|spread|shut|cast|broadcast|bid|shed)$/u;

/** French verbs of motion and becoming form their past with "être": `je suis entré`. */
const ENTERED = /^(?:entre|arrive|passe|devenu|reste|parti|sorti|ne|venu|revenu|monte|alle|retourne|promu|intervenu)/u;

/** Words that may stand between `I` and its verb. */
const ADVERBS = /^(?:twice|once|often|always|also|usually|never|rarely|sometimes|mainly|mostly|later|then|first|even|ne|n|y|en)$/u;

/** First persons after or before which a verb in the present says that a work goes on. */
const FIRST: Partial<Record<Language, RegExp>> = { en: /^i$/u, de: /^ich$/u, fr: /^je$/u };

/** Where a statement says that work goes on today: by a word (`currently`, `still`), or by a verb of the first person in the present. */
export function presentAt(statement: Reading, language: Language): { readonly from: number; readonly to: number } | undefined {
  const said = now(language).scan(statement.tokens)[0];
  if (said !== undefined) return said;
  const at = verbAt(statement, language);
  return at === undefined ? undefined : { from: at, to: at + 1 };
}

function verbAt(statement: Reading, language: Language): number | undefined {
  const { tokens } = statement;
  if (language === 'ja') {
    const last = tokens.length - 1;
    return /(?:て|で)(?:おり|い)(?:ます|る)$/u.test(statement.compact) ? last : undefined;
  }
  if (language === 'es') {
    const first = tokens.findIndex(({ text }) => /^(?:soy|estoy)$/u.test(text));
    if (first >= 0) return first;
    return tokens[0] !== undefined &&
      /^\p{L}{3,}o$/u.test(tokens[0].text) &&
      /^(?:en|como|para|con|el|la|los|las)$/u.test(tokens[1]?.text ?? '')
      ? 0
      : undefined;
  }
  const person = FIRST[language];
  const at = tokens.findIndex(({ text }) => person?.test(text) === true);
  if (at < 0) return undefined;
  const next = ADVERBS.test(tokens[at + 1]?.text ?? '') ? at + 2 : at + 1;
  const places = language === 'de' ? [at + 1, at - 1] : [next];
  return places.find((place) => isPresent(statement, place, language));
}

function isPresent({ tokens, language: own }: Reading, at: number, language: Language): boolean {
  const word = tokens[at]?.raw.toLowerCase() ?? '';
  const text = tokens[at]?.text ?? '';
  if (own === undefined || (at > 0 && !/^\p{Ll}/u.test(tokens[at]?.raw ?? ''))) return false;
  switch (language) {
    case 'en':
      if (text === 'am') return true;
      return (
        /^[a-z]{3,}$/u.test(text) &&
        !/(?:ed|ly)$/u.test(text) &&
        !UNCHANGED.test(text) &&
        lemmaOf(word, 'en') === word &&
        !isWeak(word, language)
      );
    case 'de':
      if (text === 'bin') return !/ge\p{L}+(?:t|en)$/u.test(tokens.at(-1)?.text ?? '');
      return /^\p{Ll}{3,}e$/u.test(word) && (!text.endsWith('te') || GERMAN_PRESENT.test(text)) && !isWeak(word, language);
    case 'fr':
      if (text === 'suis') return !ENTERED.test(tokens[at + 1]?.text ?? '');
      return /^\p{Ll}{3,}(?:e|s|ds|ts|x)$/u.test(word) && !/(?:ais|us|is)$/u.test(word) && !isWeak(word, language);
    case 'es':
    case 'ja':
      return false;
  }
}

/** Auxiliaries and verbs in which a letter speaks of itself: `I know`, `ich bringe`. */
const isWeak = (word: string, language: Language): boolean => {
  const root = rootOf(word, language);
  return isLight(root, language) || ofLetters(language).has(root);
};
