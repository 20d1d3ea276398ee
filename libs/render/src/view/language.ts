const RTL: ReadonlySet<string> = new Set(['ar', 'he', 'fa', 'ur', 'yi', 'ps', 'sd', 'ug', 'dv']);

export const directionOf = (lang: string): 'ltr' | 'rtl' => (RTL.has(lang) ? 'rtl' : 'ltr');

/** Scripts that one language is by far the most written in; kana before Han, which Japanese has both of. */
const SCRIPTS: readonly (readonly [lang: string, script: RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
];

/** More is not needed to tell. */
const ENOUGH = 4_000;

/** The language of a text by its script, where more than a fifth of its letters are of it; undefined for Latin letters, which all write with. */
export function languageByScript(text: string): string | undefined {
  const start = text.slice(0, ENOUGH);
  const letters = start.match(/\p{L}/gu)?.length ?? 0;
  return SCRIPTS.find(([, script]) => (start.match(script)?.length ?? 0) * 5 > letters)?.[0];
}

/** `de` of `de-AT`; undefined for what is no language tag (BCP 47). */
export function languageTag(value: unknown): string | undefined {
  return typeof value === 'string' ? /^([a-z]{2,3})(?:[-_][a-z0-9-_]*)?$/i.exec(value.trim())?.[1]?.toLowerCase() : undefined;
}
