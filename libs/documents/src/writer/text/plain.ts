import { ACRONYMS, fold } from '#language';

/** Named character references people and exports leave in texts; numeric ones are worked out. */
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  bull: '•',
  middot: '·',
  euro: '€',
  auml: 'ä',
  ouml: 'ö',
  uuml: 'ü',
  Auml: 'Ä',
  Ouml: 'Ö',
  Uuml: 'Ü',
  szlig: 'ß',
  eacute: 'é',
  egrave: 'è',
  agrave: 'à',
  ccedil: 'ç',
  ntilde: 'ñ',
  aacute: 'á',
  iacute: 'í',
  oacute: 'ó',
  uacute: 'ú',
};
const REFERENCE = /&(?:#(\d{1,6})|#x([\da-f]{1,5})|([a-z]{2,8}));/giu;

const once = (text: string): string =>
  text.replace(REFERENCE, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name] ?? whole;
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
    return code > 31 && code < 0x11_0000 && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : ' ';
  });

/** Escaped twice is what a form makes of what a board had escaped already. */
const decoded = (text: string): string => (text.includes('&') ? once(once(text)) : text);

const HIDDEN = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/giu;
const BREAK = /<\s*\/?\s*(?:br|p|div|li|ul|ol|h[1-6]|tr|table)\b[^>]*>/giu;
const TAG = /<\s*\/?\s*[a-z][a-z\d]*(?:\s[^<>]*)?\/?\s*>/giu;
/** Pictures, and not the digits, ©, ® and ™ that Unicode counts among them. */
const PICTURES = /(?![\d#*©®™])\p{Extended_Pictographic}(?:\u{FE0F}|\u{200D}|\p{Emoji_Modifier})*/gu;
const BULLET = /^\s*(?:[-–—•·*●▪◦‣■□➤➢►▶→⇒✓✔✗»>]+\s+|[→⇒➤➢►▶●▪◦‣■✓✔•]+)/u;

/** Markup of HTML and Markdown taken out of one line, references resolved; what is none is left as it is. */
function bareLine(line: string): string {
  return line
    .replace(/!?\[([^\]]+)\]\((?:[^()\s]+)\)/gu, '$1')
    .replace(/(?<![\p{L}\p{N}])(\*\*|__)(?=\S)([^*_]+?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/^\s*#{1,6}\s+/u, '')
    .replace(PICTURES, ' ')
    .replace(BULLET, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

const CAPITALS = new Set(ACRONYMS.split(/\s+/u).map((word) => word.toUpperCase()));
/** Fewer letters are an acronym or two. */
const SHOUT_LETTERS = 12;

/** Whether a text is written in capitals throughout. */
export function isShouted(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  return letters.length >= SHOUT_LETTERS && letters.filter((letter) => /\p{Lu}/u.test(letter)).length > letters.length * 0.8;
}

/** "RAN A KITCHEN TEAM OF 7" → "Ran a kitchen team of 7"; known acronyms and words with a digit keep their capitals. */
const lowered = (text: string): string => {
  const small = text.replace(/[\p{L}\p{N}&’'-]+/gu, (word) => (CAPITALS.has(word) || /\p{N}/u.test(word) ? word : word.toLowerCase()));
  return small.slice(0, 1).toUpperCase() + small.slice(1);
};

/** German cannot be put back into small letters without knowing its nouns. */
const GERMAN = /[ßÄÖÜäöü]|(?<!\p{L})(?:UND|VON|FÜR|MIT|DER|DIE|DAS|EINES?|BEI|ZUR|ZUM)(?!\p{L})/u;

/** The lines a text of a résumé holds, each bare: one for most, several where somebody pasted a list into one field. */
export function plainLines(text: string): string[] {
  const simple = !/[<&\n\r*_`#[\u{2000}-\u{2FFF}\u{1F000}-\u{1FFFF}]/u.test(text);
  const broken = simple ? text : decoded(text).replace(HIDDEN, ' ').replace(BREAK, '\n').replace(TAG, '');
  return broken
    .split(/[\r\n]+/u)
    .map(bareLine)
    .filter((line) => line !== '')
    .map((line) => (isShouted(line) && !GERMAN.test(line) ? lowered(line) : line));
}

/** The same as one line. */
export const plainText = (text: string): string => plainLines(text).join(' ');

const NOBODY =
  /^(?:n\.?\s?[/.]?\s?a\.?|none|null|undefined|unknown|confidential|anonymous|company(?: name)?|employer(?: name)?|your company|tbd|tba|xxx*|unbekannt|firma|inconnu|entreprise|desconocid[oa]|empresa|[-–—.?_\s]*|\[.*\]|<.*>|\{.*\})$/iu;

/** A name as it may stand in a sentence; '' for what stands for none ("N/A", "[Company Name]"). */
export function plainName(text: string): string {
  const name = plainText(text);
  return NOBODY.test(name) ? '' : name;
}

const PLACEHOLDER =
  /lorem ipsum|dolor sit amet|(?<!\p{L})[X]{2,}(?!\p{L})|\?{2,}|\[[^\]]*\]|\{\{?[^}]*\}|(?<!\p{L})(?:TBD|TODO|TBC)(?!\p{L})|_{3,}/u;

/** Text that somebody meant to replace: no statement about anybody. */
export const isPlaceholder = (text: string): boolean => PLACEHOLDER.test(text) || /lorem ipsum/iu.test(text);

/** What tells two lines apart: "Planned menus" and "Planned menus." are one. */
export const sameLine = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}%€$£+]+/gu, ' ')
    .trim();
