/** Whom a posting says to write to. */
export interface PostingContact {
  /** Without title of address: "Priya Nair". */
  readonly name: string;
  /** The last part of it, with "Dr." and the like where they belong to the address: "Nair", "Dr. Kühn". */
  readonly family: string;
  readonly address: 'woman' | 'man' | undefined;
}

const NAME = String.raw`(?:(?:von der|von dem|von den|van der|van den|auf der|zu der|de los|de las|von|van|de|del|de la|di|da|zu|le|la|el|al|bin|O['’])\s)*\p{Lu}[\p{L}'’.-]*`;
const FULL = String.raw`${NAME}(?:\s${NAME}){0,3}`;
const DOCTOR = String.raw`(?:(?:Prof\.|Professor|Dr\.|Dra\.|Dr|Dipl\.-Ing\.)\s)*`;
const WOMAN = 'Ms|Mrs|Miss|Frau|Mme|Madame|Mlle|Sra|Srta|Señora|Doña|Dña';
const MAN = 'Mr|Herrn|Herr|Monsieur|M\\.|Sr|Señor|Don|D\\.';
/** Words that announce whom to write to; without one a name in a posting may be anybody's. */
const CUE =
  /(?:contact|write to|schreiben sie|écri(?:re|vez) à|escrib(?:ir|a) a|application|apply|applications|send|addressed?|attention|attn|recruiter|hiring manager|questions|enquiries|ansprechpartner\p{L}*|ansprechperson|bewerbung|bewerbungen|rückfragen|fragen|kontakt|candidature|candidatures|renseignements|adresse[rz]|interlocut\p{L}+|contactez|candidatura|atención|dirigir|dirigirse|persona de contacto|contacto|enviar|envíe|担当|宛)/iu;
const TITLED = new RegExp(`(?<![\\p{L}])(?:(${WOMAN})|(${MAN}))\\.?\\s(${DOCTOR})(${FULL})`, 'u');
const LABEL =
  /(?:contact(?: person)?|recruiter|hiring manager|attn|attention|ansprechpartner(?:in)?|ansprechperson|kontakt|interlocut(?:eur|rice)|persona de contacto|contacto)\s?[:：]\s*/iu;
/** Apart from its label, in which case says nothing: a name is told by its capitals. */
const NAMED = new RegExp(`^(${DOCTOR})(${NAME}\\s${NAME}(?:\\s${NAME})?)(?=[\\s,.;(]|$)`, 'u');
const JAPANESE =
  /(?:担当|宛先|採用担当)[：:\s]*((?:(?!様)\p{Script=Han}){1,3}[\s　]?(?:(?!様)\p{Script=Han}){0,3})(?=（|\(|様|まで|、|。|$)/u;
/** Two words that look like a name and are none. */
const NO_NAME =
  /^(?:human|people|talent|hr|recruiting|recruitment|personal|ressources|recursos|team|email|e-mail|phone|telefon|us|our|the|your|department|service|bewerbermanagement)\b/iu;

/** Whom the posting says to write to. */
export function contactIn(text: string): PostingContact | undefined {
  for (const line of text.split(/\n|(?<=\p{Ll}{3}[.!?])\s+(?=\p{Lu})/u)) {
    if (!CUE.test(line)) continue;
    const titled = TITLED.exec(line);
    if (titled !== null) {
      const [, woman, , doctor = '', name = ''] = titled;
      const words = trimmed(name);
      if (words !== '')
        return { name: `${doctor}${words}`, family: `${doctor}${familyOf(words)}`, address: woman === undefined ? 'man' : 'woman' };
    }
    const label = LABEL.exec(line);
    const labelled = label === null ? null : NAMED.exec(line.slice(label.index + label[0].length));
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
