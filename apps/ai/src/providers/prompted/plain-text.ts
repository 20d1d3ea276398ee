import { isJsonObject } from '#strict-json';

/**
 * Marks of Markdown as a model writes them where plain text was asked for: emphasis, code, headings, bullets, rules. Links are not taken
 * apart: what leads elsewhere is refused as a whole (screen.ts). A mark inside a word or beside a space is none: `snake_case`, `2 * 3`, `C*`; nor is the full stop of "3. Platz".
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/^[ \t]{0,3}(?:#{1,6}|>|[-*+•]|\d{1,2}\))[ \t]+(?=\S)/gmu, ''],
  [/^[ \t]*(?:[-*_][ \t]*){3,}$/gmu, ''],
  [/```[a-z]{0,12}\n?|```/giu, ''],
  [/(?<![\p{L}\p{N}*_])(\*{1,3}|_{1,3}|~~)(?=\S)([^\n]{1,600}?)(?<=\S)\1(?!\.?[\p{L}\p{N}*_])/gu, '$2'],
  [/`([^`\n]{1,200})`/gu, '$1'],
  [/[ \t]{2,}/gu, ' '],
];

/** The text without marks of Markdown; a text without any is answered as it is. */
export const plainText = (text: string): string => {
  let plain = text;
  for (const [mark, instead] of RULES) plain = plain.replace(mark, instead);
  return plain === text ? text : plain.trim();
};

/** Keys whose texts are names of ours and no prose. */
const NOT_PROSE = new Set(['entry', 'sources', 'about']);

/** The same for every text of an answer. One that was nothing but marks keeps them: the answer's shape wants words there. */
export function plainTexts<T>(value: T): T {
  return walk(value, '') as T;
}

function walk(value: unknown, key: string): unknown {
  if (NOT_PROSE.has(key)) return value;
  if (typeof value === 'string') return plainText(value) || value;
  if (Array.isArray(value)) return value.map((element) => walk(element, key));
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, walk(v, k)]));
  return value;
}
