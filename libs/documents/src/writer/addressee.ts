import type { PostingReading } from '#language';
import type { Contact } from './phrases/phrasebook.js';
import { plainName, plainText } from './text/plain.js';

/** What of a posting the frame of a letter names. */
export interface Addressee {
  readonly title: string | undefined;
  readonly company: string | undefined;
  readonly contact: Contact | undefined;
  /** The employer's number of the vacancy. */
  readonly reference: string | undefined;
}

/** Behind a title: whom it is for, how much of the week, calls to apply. "(m/w/d)" in any order and language of it. */
const NOISE: readonly RegExp[] = [
  /[([{]\s*(?:[mwfdxhi]\s*[/|,*.-]\s*){1,4}(?:[mwfdxhi]|divers|gn|all(?:\s?genders?)?)\s*[)\]}]/giu,
  /[([{]\s*(?:all genders?|gn|h\/f|f\/h|m\/f|any gender|todos los géneros)\s*[)\]}]/giu,
  /(?:^|\s)(?:[mwfd]\/){1,2}[mwfdx](?=\s|$)/giu,
  /(?:^|\s)(?:H\/F|F\/H)(?=\s|$|,)/gu,
  /\b(?:apply (?:now|today|here)|jetzt bewerben|postulez(?: maintenant)?|inscríbete(?: ya)?|urgent(?:ly)?|hiring now|now hiring|immediate start|we(?:'|’)?re hiring)\b!*/giu,
  /[$€£]{2,}|[!¡]+|[★☆⭐]+/gu,
  /(?:^|[-–—|,]\s*)\d{2,3}(?:\s?[-–]\s?\d{2,3})?\s?%(?:\s?(?:on[- ]?site|remote|home[- ]?office|télétravail|presencial))?(?=\s*(?:[-–—|,]|$))/giu,
];
const MOST_TITLE = 90;

/** A title as it is said: without codes of gender, workload and shouting; '' where nothing is left. */
export function plainTitle(title: string): string {
  const bare = NOISE.reduce((text, noise) => text.replace(noise, ' '), plainText(title))
    .replace(/\s+/gu, ' ')
    .replace(/(?:\s*[-–—|,/:]\s*)+(?=[-–—|,/:]|$)/gu, '')
    .replace(/\(\s*\)|\[\s*\]/gu, '')
    .replace(/^[\s\-–—|,/:]+|[\s\-–—|,/:]+$/gu, '')
    .replace(/\s+/gu, ' ');
  return bare.length <= MOST_TITLE ? bare : (bare.slice(0, MOST_TITLE).split(/\s[-–—|]\s|[(,;]/u)[0] ?? '').trim();
}

const NAME = String.raw`(?:(?:von|van|de|del|de la|di|da|zu|le|la|el|al|bin|O['’])\s)*\p{Lu}[\p{L}'’.-]*`;
const FULL = String.raw`${NAME}(?:\s${NAME}){0,3}`;
const DOCTOR = String.raw`(?:(?:Prof\.|Professor|Dr\.|Dra\.|Dr|Dipl\.-Ing\.)\s)*`;
const WOMAN = 'Ms|Mrs|Miss|Frau|Mme|Madame|Mlle|Sra|Srta|Señora|Doña|Dña';
const MAN = 'Mr|Herrn|Herr|Monsieur|M\\.|Sr|Señor|Don|D\\.';
/** Words that announce whom to write to; without one a name in a posting may be anybody's. */
const CUE =
  /(?:contact|application|apply|applications|send|addressed?|attention|attn|recruiter|hiring manager|questions|enquiries|ansprechpartner\p{L}*|ansprechperson|bewerbung|bewerbungen|rückfragen|fragen|kontakt|candidature|candidatures|renseignements|adresse[rz]|interlocut\p{L}+|contactez|candidatura|atención|dirigir|dirigirse|persona de contacto|contacto|enviar|envíe|担当|宛)/iu;
const TITLED = new RegExp(`(?<![\\p{L}])(?:(${WOMAN})|(${MAN}))\\.?\\s(${DOCTOR})(${FULL})`, 'u');
const LABELLED = new RegExp(
  `(?:contact(?: person)?|recruiter|hiring manager|attn|attention|ansprechpartner(?:in)?|ansprechperson|kontakt|interlocut(?:eur|rice)|persona de contacto|contacto)\\s?[:：]\\s*(${DOCTOR})(${NAME}\\s${NAME}(?:\\s${NAME})?)(?=[\\s,.;(]|$)`,
  'iu',
);
const JAPANESE = /(?:担当|宛先|採用担当)[：:\s]*([\p{Script=Han}]{1,3}[\s　]?[\p{Script=Han}]{0,3})(?=（|\(|様|まで|、|。|$)/u;
/** Two words that look like a name and are none. */
const NO_NAME =
  /^(?:human|people|talent|hr|recruiting|recruitment|personal|ressources|recursos|team|email|e-mail|phone|telefon|us|our|the|your|department|service|bewerbermanagement)\b/iu;

/** Whom the posting says to write to. */
export function contactIn(text: string): Contact | undefined {
  for (const line of text.split(/\n|(?<=[.!?])\s+(?=\p{Lu})/u)) {
    if (!CUE.test(line)) continue;
    const titled = TITLED.exec(line);
    if (titled !== null) {
      const [, woman, , doctor = '', name = ''] = titled;
      const words = trimmed(name);
      if (words !== '')
        return { name: `${doctor}${words}`, family: `${doctor}${familyOf(words)}`, address: woman === undefined ? 'man' : 'woman' };
    }
    const labelled = LABELLED.exec(line);
    if (labelled !== null && !NO_NAME.test(labelled[2] ?? '') && !new RegExp(`^(?:${WOMAN}|${MAN})`, 'u').test(labelled[2] ?? '')) {
      const words = trimmed(labelled[2] ?? '');
      if (words.includes(' ')) return { name: `${labelled[1] ?? ''}${words}`, family: familyOf(words), address: undefined };
    }
    const japanese = JAPANESE.exec(line)?.[1]?.trim();
    if (japanese !== undefined && japanese.length >= 2 && !/(?:担当|採用|人事|部|課|者)/u.test(japanese))
      return { name: japanese, family: japanese, address: undefined };
  }
  return undefined;
}

/** A name without the full stop of its sentence and without words that are a position. */
const trimmed = (name: string): string =>
  name
    .replace(
      /\s(?:Head|Director|Manager|HR|Human|People|Talent|Leiter|Leiterin|Personal|Personalabteilung|Directrice|Directeur|Directora|Directeur|Unter|Tel|Telefon|Email|E-Mail|Bei|At).*$/u,
      '',
    )
    .replace(/[.,'’-]+$/u, '')
    .trim();

/** "Priya Nair" → "Nair", "Petra von der Heide" → "von der Heide" */
function familyOf(name: string): string {
  const words = name.split(' ');
  const particle = words.findIndex((word, at) => at > 0 && /^\p{Ll}/u.test(word));
  return words.length === 1 ? name : words.slice(particle > 0 ? particle : -1).join(' ');
}

const REFERENCE =
  /(?:(?:job|vacancy|posting|requisition|stellen|kenn|referenz|offre|oferta|puesto)?[\s-]?(?:reference|ref(?:erence)?\.?(?:\s?(?:no|number|code|id))?\.?|req(?:uisition)?\s?id|job\s?id|kennziffer|kennung|referenznummer|referenz|stellen-?nr\.?|stellennummer|référence|réf\.?|referencia|ref\.?)|求人番号|整理番号)\s*[:：#]?\s*(?:n[°o]\.?\s*)?([A-Z0-9](?:[A-Z0-9]|[-_/.](?=[A-Z0-9])){1,23})(?![\p{L}\p{N}])/iu;

/** The number the posting asks to quote: it has a digit, or nobody could tell it from a word. */
export function referenceIn(text: string): string | undefined {
  const found = REFERENCE.exec(text)?.[1];
  return found !== undefined && /\d/u.test(found) && !/^(?:19|20)\d\d$/u.test(found) ? found : undefined;
}

/** More of a posting is read for neither: both stand at its head or its end. */
const HEAD = 4_000;
const TAIL = 6_000;

export function addresseeOf({ title, company, titleGiven }: PostingReading, posting: string): Addressee {
  const near = posting.length <= HEAD + TAIL ? posting : `${posting.slice(0, HEAD)}\n${posting.slice(-TAIL)}`;
  const text = /[<&]/u.test(near) ? plainBlock(near) : near;
  const named = titleGiven && title !== undefined ? plainTitle(title) : '';
  const house = company === undefined ? '' : plainName(company);
  return {
    title: named === '' ? undefined : named,
    company: house === '' ? undefined : house,
    contact: contactIn(text),
    reference: referenceIn(text),
  };
}

const plainBlock = (text: string): string => text.split('\n').map(plainText).join('\n');
