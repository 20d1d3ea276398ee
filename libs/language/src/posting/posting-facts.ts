import type { OpenedPosting } from './source/open-posting.js';

export type EmploymentForm = 'full-time' | 'part-time' | 'fixed-term' | 'permanent' | 'freelance' | 'internship' | 'apprenticeship';
export type Seniority = 'junior' | 'mid' | 'senior' | 'lead' | 'head';

/** What a posting says beside its demands, in its own words; what it does not say is absent. */
export interface PostingFacts {
  /** What stood around the title: "(m/w/d)", "APPLY NOW!!!", "- Remote". */
  readonly titleNoise: readonly string[];
  readonly cleanTitle?: string;
  readonly place?: string;
  /** The named person to write to, with form of address where it stands there. */
  readonly contact?: string;
  readonly reference?: string;
  readonly deadline?: string;
  readonly employment: readonly EmploymentForm[];
  readonly pay?: string;
  readonly seniority?: Seniority;
}

const NOISE = [
  /[([]\s*(?:(?:[mwfdhxi]|all genders|gn|div(?:ers)?|h\/f|f\/h|remote|hybrid|urgent|new)\s*[/|,*]?\s*){1,5}[)\]]/giu,
  /(?<!\p{L})[HF]\s?\/\s?[HF](?!\p{L})/gu,
  /(?:apply now|jetzt bewerben|postulez|urgent(?:ly)?(?: hiring)?|hiring now|new|gesucht|sofort)\s*!*(?=\s*$|\s*[-–|!])/giu,
  /\s[-–|]\s(?:remote|hybrid|home ?office|full[- ]time|part[- ]time|vollzeit|teilzeit|cdi|cdd)\b.*$/giu,
  /!{1,}|🔥|⭐|🚀/gu,
];

/** A title without what is no part of it. */
export function cleanTitle(title: string): { readonly title: string; readonly noise: readonly string[] } {
  const noise: string[] = [];
  let clean = title;
  for (const pattern of NOISE) {
    clean = clean.replace(pattern, (found) => {
      noise.push(found.replace(/^[\s\-–|]+|\s+$/gu, ''));
      return ' ';
    });
  }
  clean = clean
    .replace(/\s+/gu, ' ')
    .replace(/[\s\-–|,/:]+$/u, '')
    .trim();
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
const CONTACT = new RegExp(
  String.raw`(?:(?:[Cc]ontact(?: person)?|[Kk]ontakt|[Aa]nsprechpartner(?:in)?|[Cc]ontacto|[Qq]uestions\?? (?:to|ask)|Ihre? Kontakt)\**\s?[:：]?\**\s?)((?:(?:Mr|Mrs|Ms|Dr|Herrn?|Frau|Mme|M|Sra?)\.? )?\p{Lu}[\p{Ll}'’-]+(?: \p{Lu}[\p{L}'’-]+){1,2}|(?:Herrn?|Frau|Mr|Mrs|Ms|Mme)\.? \p{Lu}[\p{Ll}'’-]+)`,
  'u',
);
const REFERENCE = after(
  String.raw`ref(?:erence)?(?: (?:no|number|code))?\.?|kennziffer|referenz(?:nummer)?|stellen-?id|job id|référence|referencia|求人番号`,
  String.raw`[\p{L}\d][\p{L}\d./_-]{2,30}[\p{L}\d]`,
);
const DEADLINE = after(
  String.raw`closing date|deadline|apply by|bewerbungsfrist|bewerbungsschluss|date limite|fecha límite|締切|応募締切`,
  String.raw`[\p{L}\d .,/年月日-]{4,30}?(?=\.(?:\s|$)|[;\n]|\s(?:Ref|Job)|$)`,
);
const PAY =
  /(?:[$£€]\s?\d[\d.,]*\s?k?(?:\s?[-–]\s?[$£€]?\s?\d[\d.,]*\s?k?)?|\d[\d.,]*\s?(?:[-–]\s?\d[\d.,]*\s?)?(?:k\s?)?(?:€|euro|eur|万円))(?:\s?(?:\/|per|an|pro|par|al|brut\p{L}*)\s?\p{L}+)?/iu;
const PLACE = after(String.raw`location|standort|arbeitsort|lieu|ubicación|勤務地`, String.raw`\p{L}[\p{L} ,'-]{1,40}`);

/** What an opened posting says of itself. */
export function postingFacts(opened: OpenedPosting, title: string | undefined): PostingFacts {
  const { text } = opened;
  const cleaned = title === undefined ? undefined : cleanTitle(title);
  const said = `${opened.employment ?? ''} ${title ?? ''}\n${text.slice(0, 20_000)}`;
  const facts = {
    cleanTitle: cleaned?.title,
    place: opened.place ?? PLACE.exec(text)?.[1]?.trim(),
    contact: CONTACT.exec(text)?.[1],
    reference: opened.reference ?? REFERENCE.exec(text)?.[1],
    deadline: opened.deadline ?? DEADLINE.exec(text)?.[1]?.trim(),
    pay: opened.pay ?? PAY.exec(text)?.[0]?.trim(),
    seniority: SENIORITY.find(([, pattern]) => pattern.test(title ?? ''))?.[0],
  };
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as {
    [K in keyof typeof facts]?: Exclude<(typeof facts)[K], undefined>;
  };
  return { titleNoise: cleaned?.noise ?? [], employment: FORMS.filter(([, form]) => form.test(said)).map(([form]) => form), ...given };
}
