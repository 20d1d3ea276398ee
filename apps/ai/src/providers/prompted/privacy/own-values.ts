import type { Master } from '#documents';
import { isJsonObject } from '#strict-json';
import { birthForms } from './birth-forms.js';
import { DOUBTFUL_NAMES } from './given-names.js';
import type { PrivateKind } from './private-kind.js';

/** A value that stands under a private key of the master, as it may stand in a text too. */
export interface OwnValue {
  readonly kind: PrivateKind;
  readonly pattern: RegExp;
}

/** Keys by what they hold, in the spellings of JSON Resume, of its dialects and of the five languages. Wherever they stand in the master. */
const KEYS: readonly (readonly [PrivateKind, RegExp])[] = [
  ['EMAIL', /^e?-?mails?(?:address)?$|^courriel$|^correo$|^メール/iu],
  ['PHONE', /phone|^tel(?:efon|ephone|éphone|éfono)?$|^mobile?$|^handy$|^fax$|^cell|^whatsapp$|電話|携帯/iu],
  ['STREET', /address|adresse|anschrift|street|stra(?:ß|ss)e|^rue$|direcci[oó]n|postal|^zip|^plz$|住所|郵便/iu],
  ['BIRTH', /birth|^dob$|^born$|^age$|geburt|^alter$|naissance|^âge$|nacimiento|^edad$|生年|年齢/iu],
  ['NATIONALITY', /nationalit|citizenship|staatsangeh|staatsb|nacionalidad|ciudadan|国籍/iu],
  [
    'STATUS',
    /marital|civil_?-?status|family_?-?status|^etat_?civil|^état|familienstand|zivilstand|estado_?civil|situation_?fam|^children$|^kinder$|婚姻|配偶/iu,
  ],
  ['PHOTO', /^(?:image|picture|photo|avatar|foto|写真)/iu],
  ['LINK', /^(?:url|website|homepage|username|handle|linkedin|github|xing|twitter|skype)$/iu],
  ['ID', /passport|^ssn$|social_?security|national_?id|tax_?id|^iban$|driver'?s?_?licen[cs]e_?(?:no|number)/iu],
  [
    'PERSON',
    /^(?:supervisor|manager|boss|mentor|referee|contact(?:_?person)?|authors?|co_?-?authors?|spouse|partner|father|mother|emergency_?contact)$/iu,
  ],
];
/** Objects of other people: their `name` is one of these, whatever else is in them. */
const PEOPLE =
  /^(?:references?|referees?|supervisors?|managers?|contacts?|authors?|co_?-?authors?|emergency_?contacts?|family|children)$/iu;

const EDGE_BEFORE = String.raw`(?<![\p{L}\p{N}])`;
const EDGE_AFTER = String.raw`(?![\p{L}\p{N}])`;
const quoted = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/gu, String.raw`\$&`);
const loose = (text: string): string =>
  text
    .trim()
    .split(/\s+/u)
    .map(quoted)
    .join(String.raw`\s+`);
/** A value that begins or ends with a letter is not looked for inside a word; Japanese has no such edges. */
const whole = (source: string, text: string): string =>
  `${/^[\p{Script=Latin}\p{N}]/u.test(text) ? EDGE_BEFORE : ''}${source}${/[\p{Script=Latin}\p{N}]$/u.test(text) ? EDGE_AFTER : ''}`;

/** Shorter values are abbreviations and figures that stand everywhere. */
const SHORTEST = 3;

/** The private values of a master, longest first. */
export function ownValues(master: Master): readonly OwnValue[] {
  const found = new Map<string, OwnValue & { readonly length: number }>();
  const add = (kind: PrivateKind, text: string, source = loose(text), flags = 'giu'): void => {
    if ([...text.trim()].length < SHORTEST) return;
    const pattern = whole(source, text.trim());
    found.set(`${kind} ${pattern}`, { kind, pattern: new RegExp(pattern, flags), length: text.length });
  };
  const value = (kind: PrivateKind, text: string): void => {
    switch (kind) {
      case 'PHONE':
        return addPhone(text, (source) => add(kind, text, source));
      case 'STREET':
        return streetParts(text).forEach((part) => add(kind, part));
      case 'BIRTH':
        return birthForms(text).forEach((form) => add(kind, form, form));
      case 'PERSON':
        return nameParts(text).forEach((part) => add(kind, part, loose(part), 'gu'));
      case 'LINK':
        // A short plain name may be any word; as a handle or an address it is found by its form.
        return /[./]|^.{8,}$/u.test(text) ? add(kind, text) : undefined;
      case 'EMAIL':
      case 'NATIONALITY':
      case 'STATUS':
      case 'PHOTO':
      case 'ID':
      case 'TEXT':
        return add(kind, text);
    }
  };
  const walk = (node: unknown, kind: PrivateKind | undefined, people: boolean): void => {
    if (typeof node === 'string' || typeof node === 'number') {
      if (kind) value(kind, String(node));
    } else if (Array.isArray(node)) for (const element of node) walk(element, kind, people);
    else if (isJsonObject(node)) {
      for (const [key, inner] of Object.entries(node)) {
        const own = people && /name$/iu.test(key) ? 'PERSON' : KEYS.find(([, keys]) => keys.test(key))?.[0];
        // A text under `contact: {…}` is a name only where it is the value itself: its e-mail has a key of its own.
        walk(inner, own ?? (kind === 'PERSON' || people ? undefined : kind), people || PEOPLE.test(key));
      }
    }
  };
  walk(master, undefined, false);
  const name = isJsonObject(master['basics']) ? master['basics']['name'] : undefined;
  if (typeof name === 'string') value('PERSON', name);
  return [...found.values()].toSorted((a, b) => b.length - a.length);
}

/** Its last eight digits with whatever stands between them, and what may stand before: a number is written in many ways. */
function addPhone(text: string, add: (source: string) => void): void {
  const digits = [...text.normalize('NFKC').replace(/\D/gu, '')];
  if (digits.length < 6) return;
  const gap = String.raw`[\s.\-\/()‑–·]{0,3}`;
  add(String.raw`(?:\(?\+?\(?\d{0,3}\)?${gap}\(?\d{0,3}\)?${gap})?${digits.slice(-8).join(gap)}`);
}

/** The whole address and those of its parts that tell a house: the first, and those with a number. A town alone is no address. */
function streetParts(text: string): string[] {
  const parts = text.split(/[,\n;]/u).map((part) => part.trim());
  return [text, ...parts.filter((part, i) => part.length >= 4 && (i === 0 || /\p{Nd}/u.test(part)))];
}

/** A full name, and its last name and a distinct first name alone. */
function nameParts(text: string): string[] {
  const words = text.trim().split(/\s+/u);
  if (words.length === 1 || words.length > 6) return words.length === 1 && /^[^\p{Ll}]/u.test(text) ? [text] : [];
  const alone = [words[0] ?? '', words.at(-1) ?? ''].filter(
    (word) => word.length >= SHORTEST && /^\p{Lu}/u.test(word) && !DOUBTFUL_NAMES.has(word),
  );
  return [text, ...alone];
}
