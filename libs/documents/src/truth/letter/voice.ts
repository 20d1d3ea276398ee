import { fold, perLanguage, PhraseIndex, spellings, VOICES, type Language } from '#language';
import type { Reading } from '../reading/reading.js';

type Sign = keyof (typeof VOICES)['en'];

/**
 * Whom a sentence of a letter speaks of. `person`: says something of the writer, from the master alone. `wish`: the writer's interest,
 * which may name what the posting offers. `employer`: the reader and the reader's company, in the posting's words. `frame`: greeting.
 */
export type Voice = 'person' | 'wish' | 'employer' | 'frame';

const signs = perLanguage((language) => {
  const index = new PhraseIndex<Sign>();
  for (const [sign, cell] of Object.entries(VOICES[language]) as [Sign, string][])
    for (const spelling of spellings(cell)) index.add(spelling, sign);
  return index;
});

/** The signs a sentence holds. Phrases may overlap: "my work" is both of the writer and a claim. */
export function signsOf(reading: Reading): ReadonlySet<Sign> {
  const language: Language = reading.language ?? 'en';
  const found = new Set<Sign>();
  // "for the position as …": what follows is the job, not a claim.
  const jobs = signs(language).scan(reading.tokens, ({ value }) => value === 'post');
  reading.tokens.forEach((token, i) => {
    if (jobs.some(({ from, to }) => from <= i && i < to)) return;
    for (const { value } of signs(language).at(reading.tokens, i)) {
      // „Sie“ and „Ihr“ address the reader only in capitals; at the start of a sentence both readings are open.
      const polite = value === 'second' && language === 'de' && /^(?:sie|ihr)/u.test(token.text);
      if (!polite || /^\p{Lu}/u.test(token.raw)) found.add(value);
    }
  });
  return found;
}

/** Longer greetings say something besides. */
const GREETING = 9;

/** Judges a sentence; in doubt it speaks of the person, who may claim least. `company` is the posting's. */
export function voiceOf(reading: Reading, company: string | undefined): Voice {
  const found = signsOf(reading);
  const names = company !== undefined && company !== '' && fold(reading.text).includes(fold(company));
  const short = reading.language === 'ja' ? reading.tokens.length <= GREETING * 2 : reading.tokens.length <= GREETING;
  const boasts =
    reading.verbs.some(({ group, claims }) => claims && (group === 'EXPERT' || group === 'CERTIFIED')) || reading.degrees.length > 0;
  if (found.has('greet') && short && !found.has('claim') && !boasts && reading.quantities.length === 0) return 'frame';
  const toReader = found.has('second') || names;
  if (
    toReader &&
    !found.has('first') &&
    !found.has('object') &&
    !found.has('gain') &&
    !boasts &&
    !japaneseClaim(reading, found) &&
    !spanishFirst(reading)
  )
    return 'employer';
  // "What attracts me is your …": the writer only listens.
  const listens = toReader && found.has('object') && !found.has('first');
  if ((found.has('wish') || listens) && !found.has('claim') && !boasts && !past(reading)) return 'wish';
  return 'person';
}

/** Japanese leaves out who speaks: 経験 and 実績 are the writer's unless the reader's company is their subject. */
const japaneseClaim = (reading: Reading, found: ReadonlySet<Sign>): boolean =>
  reading.language === 'ja' && found.has('claim') && !/(?:貴|御)[社院校行店園所学](?:は|が|の(?:求人|募集))/u.test(reading.text);

/** Spanish leaves it out too: `dirigí`, `tengo` are the writer's. */
const spanishFirst = (reading: Reading): boolean =>
  reading.language === 'es' &&
  reading.tokens.some(
    ({ raw }) =>
      /^(?:\p{L}+(?:é|í)|tengo|soy|fui|estuve|hice|tuve|puse|reduje|conduje|introduje|obtuve|era|cuento|domino|hablo|conozco|poseo|aporto)$/iu.test(
        raw,
      ) && !/^(?:así|aquí|allí|mí|sí|qué|porqué|café)$/iu.test(raw),
  );

/** Whether it tells of something the writer did: a finite role verb, not "I would like to lead". */
function past(reading: Reading): boolean {
  const finite: Readonly<Record<Language, RegExp>> = {
    en: /(?:ed|^led|^built|^ran|^won|^wrote|^grew|^oversaw|^taught|^sold|^drove|^cut)$/u,
    fr: /(?:é|ée|és|ées|i|it|u|ais|ait)$/u,
    de: /(?:te|ten)$|^\p{L}{0,5}ge\p{L}+(?:t|en)$|^(?:schuf|entwarf|gewann|schrieb)$/u,
    es: /(?:é|í|ó|aba|ía|ado|ido)$/u,
    ja: /[しっいりえ]$/u,
  };
  const language = reading.language;
  return (
    language !== undefined &&
    reading.verbs.some(
      ({ claims, from, to }) => claims && reading.tokens.slice(from, to).some(({ raw }) => finite[language].test(raw.toLowerCase())),
    )
  );
}
