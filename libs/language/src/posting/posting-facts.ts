import { contactIn, referenceIn, type PostingContact } from './contact.js';
import { bareLine } from './source/page-text.js';
import type { OpenedPosting } from './source/open-posting.js';

export type EmploymentForm = 'full-time' | 'part-time' | 'fixed-term' | 'permanent' | 'freelance' | 'internship' | 'apprenticeship';
export type Seniority = 'junior' | 'mid' | 'senior' | 'lead' | 'head';

/** What a posting says beside its demands, in its own words; what it does not say is absent. */
export interface PostingFacts {
  /** What stood around the title: "(m/w/d)", "APPLY NOW!!!", "- Remote". */
  readonly titleNoise: readonly string[];
  readonly cleanTitle?: string;
  readonly place?: string;
  /** The named person to write to. */
  readonly contact?: PostingContact;
  readonly reference?: string;
  readonly deadline?: string;
  readonly employment: readonly EmploymentForm[];
  readonly pay?: string;
  readonly seniority?: Seniority;
}

/** Behind a title: whom it is for, how much of the week, calls to apply. "(m/w/d)" in any order and language of it. */
const NOISE: readonly RegExp[] = [
  // What stands behind how one works is where, or a second title.
  /\s[-–|]\s(?:remote|hybrid|home ?office|full[- ]time|part[- ]time|vollzeit|teilzeit|cdi|cdd)\b.*$/giu,
  /[([{]\s*(?:[mwfdxhi]\s*[/|,*.-]\s*){1,4}(?:[mwfdxhi]|divers|gn|all(?:\s?genders?)?)\s*[)\]}]/giu,
  /[([{]\s*(?:all genders?|gn|h\/f|f\/h|m\/f|any gender|todos los géneros)\s*[)\]}]/giu,
  /(?:^|\s)(?:[mwfd]\/){1,2}[mwfdx](?=\s|$)/giu,
  /(?:^|\s)(?:h\/f|f\/h)(?=\s|$|,)/giu,
  // How, where and when one works: no part of what the post is called.
  /[([][^()[\]]*(?:shift|nights?|days?|remote|hybrid|on[- ]?site|full[- ]?time|part[- ]?time|vollzeit|teilzeit|homeoffice|schicht|temps (?:plein|partiel)|télétravail|jornada|remoto|presencial|turno|cd[id]|\d\s?%)[^()[\]]*[)\]]/giu,
  /(?:^|[-–—|,]\s*)(?:remote|hybrid|full[- ]?time|part[- ]?time|vollzeit|teilzeit|homeoffice|télétravail|cd[id]|urgente?)(?=\s*(?:[-–—|,!]|$))/giu,
  /\b(?:apply (?:now|today|here)|jetzt bewerben|postulez(?: maintenant)?|inscríbete(?: ya)?|urgent(?:ly)?|hiring now|now hiring|immediate start|we(?:'|’)?re hiring)\b!*/giu,
  /[$€£]{2,}|[!¡]+|[★☆⭐]+/gu,
  /(?:^|[-–—|,]\s*)\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?%(?:\s?(?:on[- ]?site|remote|home[- ]?office|télétravail|presencial))?(?=\s*(?:[-–—|,]|$))/giu,
  /(?:apply now|jetzt bewerben|postulez|hiring now|new|gesucht|sofort)\s*!*(?=\s*$|\s*[-–|!])/giu,
];
/** A longer title is cut where it may be. */
const MOST_TITLE = 90;

/** A title without what is no part of it. */
export function cleanTitle(title: string): { readonly title: string; readonly noise: readonly string[] } {
  const noise: string[] = [];
  let clean = bareLine(title);
  for (const pattern of NOISE) {
    clean = clean.replace(pattern, (found) => {
      noise.push(found.replace(/^[\s\-–|]+|\s+$/gu, ''));
      return ' ';
    });
  }
  clean = clean
    .replace(/\s+/gu, ' ')
    .replace(/(?:\s*[-–—|,/:]\s*)+(?=[-–—|,/:]|$)/gu, '')
    .replace(/\(\s*\)|\[\s*\]/gu, '')
    .replace(/^[\s\-–—|,/:]+|[\s\-–—|,/:]+$/gu, '')
    .replace(/\s+/gu, ' ');
  if (clean.length > MOST_TITLE) clean = (clean.slice(0, MOST_TITLE).split(/\s[-–—|]\s|[(,;]/u)[0] ?? '').trim();
  return clean === '' ? { title, noise: [] } : { title: clean, noise };
}

const FORMS: readonly (readonly [EmploymentForm, RegExp])[] = [
  ['full-time', /full[-_ ]?time|vollzeit|temps plein|jornada completa|正社員|フルタイム/iu],
  ['part-time', /part[-_ ]?time|teilzeit|temps partiel|media jornada|パート/iu],
  ['fixed-term', /fixed[- ]term|befristet(?<!unbefristet)|(?<!\p{L})CDD(?!\p{L})|contrato temporal|TEMPORARY|契約社員/u],
  ['permanent', /permanent (?:contract|position|role)|unbefristet|(?<!\p{L})CDI(?!\p{L})|contrato indefinido/iu],
  ['freelance', /freelance|freiberuflich|CONTRACTOR|autónomo|業務委託/iu],
  ['internship', /internship|praktikum|(?<!\p{L})stage (?:de|en)|prácticas|INTERN(?!\p{L})|インターン/u],
  ['apprenticeship', /apprenticeship|ausbildungsplatz|en alternance|aprendiz/iu],
];
const SENIORITY: readonly (readonly [Seniority, RegExp])[] = [
  ['head', /(?<!\p{L})(?:head of|director|leiter(?:in)?|directeur|directrice|vp)(?!\p{L})|部長/iu],
  ['lead', /(?<!\p{L})(?:lead|principal|staff|teamleit\p{L}*|chef d'équipe)(?!\p{L})|リーダー/iu],
  ['senior', /(?<!\p{L})(?:senior|sr\.?|confirmé\p{L}*)(?!\p{L})|シニア/iu],
  ['junior', /(?<!\p{L})(?:junior|jr\.?|graduate|trainee|débutant\p{L}*|berufseinsteiger\p{L}*)(?!\p{L})|ジュニア|新卒/iu],
];
const after = (label: string, value: string): RegExp => new RegExp(String.raw`(?<!\p{L})(?:${label})\s?[:：]\s?(${value})`, 'iu');
const DEADLINE = after(
  String.raw`closing date|deadline|apply by|bewerbungsfrist|bewerbungsschluss|date limite|fecha límite|締切|応募締切`,
  String.raw`[\p{L}\d .,/年月日-]{4,30}?(?=\.(?:\s|$)|[;\n]|\s(?:Ref|Job)|$)`,
);
const PAY =
  /(?:[$£€]\s?\d[\d.,]*\s?k?(?:\s?[-–]\s?[$£€]?\s?\d[\d.,]*\s?k?)?|\d[\d.,]*\s?(?:[-–]\s?\d[\d.,]*\s?)?(?:k\s?)?(?:€|euro|eur|万円))(?:\s?(?:\/|per|an|pro|par|al|brut\p{L}*)\s?\p{L}+)?/iu;
const PLACE = after(String.raw`location|standort|arbeitsort|lieu|ubicación|勤務地`, String.raw`\p{L}[\p{L} ,'-]{1,40}`);

/** More of a posting is read for neither contact nor reference: both stand at its head or its end. */
const HEAD = 4_000;
const TAIL = 6_000;

/** What an opened posting says of itself. */
export function postingFacts(opened: OpenedPosting, title: string | undefined): PostingFacts {
  const { text } = opened;
  const cleaned = title === undefined ? undefined : cleanTitle(title);
  const near = text.length <= HEAD + TAIL ? text : `${text.slice(0, HEAD)}\n${text.slice(-TAIL)}`;
  const said = `${opened.employment ?? ''} ${title ?? ''}\n${text.slice(0, 20_000)}`;
  const facts = {
    cleanTitle: cleaned?.title,
    place: opened.place ?? PLACE.exec(text)?.[1]?.trim(),
    contact: contactIn(near),
    reference: opened.reference ?? referenceIn(near),
    deadline: opened.deadline ?? DEADLINE.exec(text)?.[1]?.trim(),
    pay: opened.pay ?? PAY.exec(text)?.[0]?.trim(),
    seniority: SENIORITY.find(([, pattern]) => pattern.test(title ?? ''))?.[0],
  };
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof typeof facts]?: Exclude<(typeof facts)[K], undefined>;
  };
  return { titleNoise: cleaned?.noise ?? [], employment: FORMS.filter(([, form]) => form.test(said)).map(([form]) => form), ...given };
}
