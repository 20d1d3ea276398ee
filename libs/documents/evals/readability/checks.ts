import { judgeLanguage, type Language } from '#language';
import { elides } from '../../src/writer/grammar/french-nouns.js';
import { ARTICLE, germanGender } from '../../src/writer/grammar/german-nouns.js';

export interface Read {
  readonly body: string;
  readonly language: Language;
  readonly master: Readonly<Record<string, unknown>>;
  /** Degrees, papers, publications and awards that answer a demand. */
  readonly owed: readonly string[];
}

export const FAULTS = [
  'speaks of its own enclosure',
  'quotes a line',
  'same start twice',
  'fragment',
  'markup or picture',
  'double punctuation',
  'capitals half lowered',
  'wrong article or elision',
  'unsigned',
  'wrong tense for a post',
  'held and asked, not told',
  'empty place',
  'another language',
] as const;
export type Fault = (typeof FAULTS)[number];

const paragraphsOf = (body: string): string[] => body.split('\n\n');
/** Sentences of the paragraphs between salutation and close. */
function sentencesOf({ body, language }: Read): string[] {
  const middle = paragraphsOf(body).slice(1, -1).join(' ');
  return [...new Intl.Segmenter(language, { granularity: 'sentence' }).segment(middle)].map(({ segment }) => segment.trim());
}

const ENCLOSURE =
  /(?:my|the) résumé (?:says|reads|lists|shows|further)|in my résumé|Lebenslauf (?:steht|heißt|sagt|nennt)|in meinem Lebenslauf|mon CV|currículum (?:dice|añade|recoge)/iu;
/** A whole line of the person's in quotation marks; titles, projects and publications are shorter or stand with a capital in every word. */
const QUOTED = /:\s*[“„«][^”“»]{30,}[”“»]/u;

function sameStart(read: Read): boolean {
  const starts = sentencesOf(read).map((sentence) =>
    sentence
      .toLowerCase()
      .split(/[\s,]+/u)
      .slice(0, 3)
      .join(' '),
  );
  return new Set(starts).size < starts.length;
}

const VERBS: Readonly<Partial<Record<Language, RegExp>>> = {
  en: /(?<!\p{L})(?:I|am|is|are|was|have|has|had|includes?|included|involves?|involved|hold|holds|asks|names?|lists|touches|comes|would|thank|please|touches|mention|known?|received|published|studying|further)(?!\p{L})|\p{L}ed(?!\p{L})/iu,
  de: /(?<!\p{L})(?:ich|ist|sind|war|habe|hat|gehör\p{L}*|nenn\p{L}*|umfasst|steht|stehen|komm\p{L}*|kam\p{L}*|liegt|liegen|betreffen|bewerbe|danke|dank|zählt?|zählte|zählen|beruht|berührt|gefragt|würde|geht|läuft|erläutere|bringe|freuen|stehe)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:je|j'\p{L}+|est|sont|comprend|comprenait|comprennent|mentionne|citez|évoque|figure(?:nt)?|s'ajoute(?:nt)?|rapportent|merci|voici|permettrait|serait|fait|faisait|compte|m'\p{L}+|reste|remercie|joindre|détiens|parle|connais|réponds|détaille)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:\p{L}+[éí]|\p{L}+o|incluye|incluía|incluyen|menciona|mencionan|figuran?|piden|suma|son|es|fue|guardan|trata|gracias|podría|gustaría|hablaría|ha|he|corresponde|correspondió|conozco|tengo|hablo|quedo|agradezco|envío)(?!\p{L})/iu,
};
/** Ends in these are no ends of a sentence, whatever a segmenter makes of them. */
const ABBREVIATED = /(?:Co\.|S\.A\.|Inc\.|Ltd\.|Dr\.|St\.|p\.\s?ej\.|z\.\s?B\.|ca\.|bzw\.|Ref\.|J\.|o\.o\.)$/u;
const SHORT_WORDS = 4;

/** A sentence without a verb, or one that begins small; after a German salutation the first one does. */
function isFragment(read: Read): boolean {
  const sentences = sentencesOf(read);
  return sentences.some((sentence, at) => {
    const before = sentences[at - 1] ?? '';
    if (ABBREVIATED.test(sentence) || ABBREVIATED.test(before)) return false;
    const small = /^\p{Ll}/u.test(sentence) && !(at === 0 && read.language === 'de');
    return small || (sentence.split(/\s+/u).length >= SHORT_WORDS && VERBS[read.language]?.test(sentence) === false);
  });
}

const MARKUP = /<\/?[a-z][^>]*>|&(?:amp|lt|gt|nbsp|#\d+);|\*\*|\]\(|`|(?![\d#*©®™])\p{Extended_Pictographic}|^\s*[•●▪]/mu;
const DOUBLED = /\.\.(?!\.)|,,|;;|::|(?<!\p{Lu}|[Ii]nc|Ltd)\.,|,\.|:\.|;\.|!\.|\s[,.](?=\s|$)|\(\s*\)|[“„«]\s*[”“»]|[^\S\n]{2}/u;
const HALF_LOWERED = /(?<!\p{L})\p{Ll}\p{Lu}{2,}(?!\p{L})/u;

function wrongArticle({ body, language, master }: Read): boolean {
  const own = JSON.stringify(master);
  switch (language) {
    case 'fr':
      return (
        [...body.matchAll(/(?<![\p{L}'’])(?:la|le|de|que|je|ne)\s(\p{Ll}[\p{L}'-]*)/gu)].some(
          ([whole, word = '']) => word.length > 3 && elides(word) && !own.includes(whole),
        ) ||
        [...body.matchAll(/(?<!\p{L})[ldjqmnsc]['’](\p{Ll}\p{L}*)/giu)].some(
          ([, word = '']) => !/^[aàâeéèêëiîïoôœuùûyh]/iu.test(word) || !elides(word),
        ) ||
        /(?<!\p{L})(?:à le|de le|à les|de les)\s/u.test(body)
      );
    case 'de':
      return (
        [...body.matchAll(/(?:gehört|gehörte|kommt|kam) (der|die|das) (\p{Lu}\p{L}+)/gu)].some(
          ([, article, noun = '']) => germanGender(noun) === undefined || ARTICLE.nominative[germanGender(noun) as 'm'] !== article,
        ) || /(?<!\p{L})(?:zu dem|zu der|in dem|bei dem|an dem)\s/u.test(body)
      );
    case 'es':
      return /(?<!\p{L})(?:a el|de el)\s\p{Ll}|(?<!\p{L})y\s(?:i(?!n?\d)|hi(?!e))\p{L}|(?<!\p{L})(?:la|una)\s(?:área|agua|aula|alma)(?!\p{L})/u.test(
        body,
      );
    case 'en':
      return /(?<!\p{L})a (?:MSc|LLB|AAS|MBA|MA|[aeio]\p{Ll})|(?<!\p{L})an (?:BSc|BA|PhD|PGCE|BSN|[bcdfgjklmnpqrstvwxz]\p{Ll})/u.test(body);
    case 'ja':
      return false;
  }
}

const records = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter((one): one is Readonly<Record<string, unknown>> => typeof one === 'object' && one !== null) : [];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const PAST =
  /(?:last|before that|earlier|most recently|zuletzt|davor|früher|en dernier lieu|auparavant|avant cela|por último|anteriormente|antes)/iu;
const PRESENT = /(?:at present|currently|now work|derzeit|zurzeit|actuellement|actualmente|en la actualidad)/iu;

/** Posts by their dates, read here and not by the writer: an end before `today` (YYYY-MM) is past, none is present. */
function wrongTense(read: Read, today: string): boolean {
  return records(read.master['work']).some((post) => {
    const name = text(post['name']);
    if (name.length < 5 || /^\p{Ll}/u.test(name)) return false;
    const about = sentencesOf(read).filter((sentence) => sentence.includes(name));
    const end = text(post['endDate']);
    const open = end === '' ? post['startDate'] !== undefined : /^\d{4}-\d\d/u.test(end) && end.slice(0, 7) > today;
    const elsewhere = records(read.master['work']).filter(
      (other) => other !== post && about.some((sentence) => sentence.includes(text(other['name'])) && text(other['name']) !== ''),
    );
    if (elsewhere.length > 0) return false;
    return about.some((sentence) => (open ? PAST : PRESENT).test(sentence.slice(0, sentence.indexOf(name))));
  });
}

/** Words that stand where a name should: nobody sends these. */
const EMPTY = /N\/A|\[[^\]]*\]|undefined|null|(?<!\p{L})XX(?!\p{L})|lorem ipsum|\?\?/iu;

function isUnsigned({ body, master }: Read): boolean {
  const basics = (master['basics'] ?? {}) as Readonly<Record<string, unknown>>;
  const by = text(basics['name']) || text(basics['email']);
  return by === '' ? false : !body.trimEnd().endsWith(by);
}

/** Every fault of form a letter has. `today` is YYYY-MM. */
export function faultsOf(read: Read, today: string): Fault[] {
  const { body } = read;
  const has: Readonly<Record<Fault, boolean>> = {
    'speaks of its own enclosure': ENCLOSURE.test(body),
    'quotes a line': QUOTED.test(body),
    'same start twice': sameStart(read),
    fragment: isFragment(read),
    'markup or picture': MARKUP.test(body),
    'double punctuation': DOUBLED.test(body),
    'capitals half lowered': HALF_LOWERED.test(body),
    'wrong article or elision': wrongArticle(read),
    unsigned: isUnsigned(read),
    'wrong tense for a post': wrongTense(read, today),
    'held and asked, not told': read.owed.some((name) => !body.toLowerCase().includes(name.toLowerCase())),
    'empty place': EMPTY.test(body),
    'another language': ![read.language, 'unclear'].includes(judgeLanguage(paragraphsOf(body).slice(1, -1).join(' '))),
  };
  return FAULTS.filter((fault) => has[fault]);
}
