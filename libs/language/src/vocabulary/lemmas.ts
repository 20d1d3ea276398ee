import type { Language } from './languages.js';
import { perLanguage } from './phrase-lists.js';
import { VERB_FORMS } from './tables/verb-forms.js';
import { fold } from './tokens.js';

const forms = perLanguage((language) => {
  const map = new Map<string, string>();
  if (language === 'ja') return map;
  for (const line of VERB_FORMS[language].split('\n')) {
    const [head = '', ...others] = line.split(' ');
    for (const form of [head, ...others]) if (!map.has(fold(form))) map.set(fold(form), head);
  }
  return map;
});

/** Prefixes of German verbs, longest first: `wiederauf-` before `wieder-`. */
const PREFIXES = (
  'zurück zusammen wieder weiter nieder über unter durch bereit nach fest frei ent ver zer aus auf ab an bei be ein er ge her hin los mit teil um vor weg zu miss wider voraus statt heraus hinaus hervor herbei heran hinzu voran davon dazu vorbei'.split(
    ' ',
  ) as string[]
)
  .map(fold)
  .sort((a, b) => b.length - a.length);

/** What is left of a German word behind a prefix must be a verb of the table: `auf-genommen`, `her-zu-geben`. */
function prefixed(word: string): string | undefined {
  for (const prefix of PREFIXES) {
    if (!word.startsWith(prefix) || word.length - prefix.length < 3) continue;
    const rest = word.slice(prefix.length);
    const base =
      forms('de').get(rest) ??
      // A prefix that cannot be parted leaves the `ge` of the participle out: `über-nommen`.
      forms('de').get(`ge${rest}`) ??
      (rest.startsWith('zu') ? forms('de').get(rest.slice(2)) : undefined) ??
      prefixedNoun(rest);
    if (base !== undefined) return prefix + base;
  }
  return undefined;
}

/** Inflected nouns and participles: `Aufnahmen`, `übernommenen`. */
const prefixedNoun = (rest: string): string | undefined => {
  for (const ending of ['en', 'es', 'er', 'em', 'e', 'n', 's']) {
    const bare = rest.endsWith(ending) && rest.length - ending.length >= 4 ? rest.slice(0, -ending.length) : undefined;
    const base = bare === undefined ? undefined : (forms('de').get(bare) ?? forms('de').get(`ge${bare}`));
    if (base !== undefined) return base;
  }
  return undefined;
};

/** Endings of the names of women who do something, and of men: `tutrice` → tuteur, `profesora` → profesor. */
const WOMEN: Partial<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  fr: [
    [/trices?$/u, 'teur'],
    [/euses?$/u, 'eur'],
    [/ieres?$/u, 'ier'],
  ],
  es: [
    [/([dst])oras?$/u, '$1or'],
    [/triz$/u, 'tor'],
  ],
  de: [[/erin(?:nen)?$/u, 'er']],
};

function masculine(word: string, language: Language): string | undefined {
  const found = word.length < 7 ? undefined : WOMEN[language]?.find(([ending]) => ending.test(word));
  return found === undefined ? undefined : word.replace(found[0], found[1]);
}

const known = new Map<string, string>();
/** As many as the cache of stems. */
const CACHE = 20_000;

/**
 * The word a form belongs to where a stemmer cannot tell: `gave` → give, `aufgenommen` and `Aufnahme` → aufnehmen, `redujo` → reducir, `tutrice` → tuteur.
 * Any other word comes back as it is. Words in capitals are no forms (`LED`).
 */
export function lemmaOf(word: string, language: Language): string {
  if (language === 'ja' || (word.length > 1 && word === word.toUpperCase())) return word;
  const key = `${language} ${word}`;
  const cached = known.get(key);
  if (cached !== undefined) return cached;
  const folded = fold(word);
  const found =
    forms(language).get(folded) ??
    (language !== 'de' && folded.endsWith('s') ? forms(language).get(folded.slice(0, -1)) : undefined) ??
    masculine(folded, language) ??
    (language === 'de' ? (prefixed(folded) ?? prefixedNoun(folded)) : undefined) ??
    word;
  if (known.size >= CACHE) known.clear();
  known.set(key, found);
  return found;
}
