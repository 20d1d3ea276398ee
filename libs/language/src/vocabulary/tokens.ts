/** A word, a run of digits, or a single Chinese or Japanese character of a text. */
export interface Token {
  /** Folded form: NFKC, lower case, Latin accents off (`Führte` → `fuhrte`, `ＳＱＬ` → `sql`). What tables are matched against. */
  readonly text: string;
  /** As written. */
  readonly raw: string;
  /** UTF-16 offsets into the text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What stands between the token before (or the start of the text) and this one. */
  readonly gap: string;
  readonly cjk: boolean;
}

const CJK = String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー々〆〇]`;
const TOKEN = new RegExp(
  String.raw`${CJK}[\u3099\u309A\uFF9E\uFF9F]?|(?<![\p{L}\p{N}])\.(?=\p{L})(?:(?!${CJK})[\p{L}\p{M}\p{N}])+|(?:(?!${CJK})[\p{L}\p{M}\p{N}])+(?:(?<=\p{L})(?:\+\+|[#♯]|\+(?![\p{L}\p{N}])))?`,
  'gu',
);
const CJK_CHARACTER = new RegExp(`^${CJK}`, 'u');
const LATIN_MARKS = /[\u0300-\u036f]/gu;
const LETTERS: Readonly<Record<string, string>> = { ß: 'ss', œ: 'oe', æ: 'ae', ø: 'o', ł: 'l', đ: 'd', ı: 'i', '♯': '#' };
const LETTER = /[ßœæøłđı♯]/gu;

const DIGIT = /(?![0-9])\p{Nd}/gu;

/** The value of a decimal digit of any script: a script's ten digits stand in a row, zero first (Unicode §4.6). */
function digit(character: string): string {
  let code = character.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) [code, value] = [code - 1, value + 1];
  return String(value);
}

/** Folds a text for comparison; offsets are not kept. Kana keep their voicing marks: が and か are different words. */
export function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(LATIN_MARKS, '')
    .normalize('NFC')
    .replace(LETTER, (letter) => LETTERS[letter] ?? letter)
    .replace(DIGIT, digit)
    .replace(/[’‘ʼ＇]/gu, "'");
}

/** Splits a text. Full-width forms are folded per token, so the offsets stay those of the text as given. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(TOKEN)) {
    const raw = match[0];
    const start = match.index;
    tokens.push({ text: fold(raw), raw, start, end: start + raw.length, gap: text.slice(last, start), cjk: CJK_CHARACTER.test(raw) });
    last = start + raw.length;
  }
  return tokens;
}

/** Whether two tokens may belong to one phrase: nothing, white space or a single joining mark between them. */
export const joined = (gap: string): boolean => /^(?:\s+|\s?[-‐‑–/.'’_·・&+＆／]\s?|)$/u.test(gap) && !/[.:]\s/u.test(gap);

/** Whether a token opens a sentence or a list item, where a capital letter says nothing. */
export const opens = (token: Token, index: number): boolean =>
  index === 0 || /[.!?…。！？;•▪●◦*\n\r"“«»„(（「–—]|^\s*[-‐–—]\s+$/u.test(token.gap);
