import { canonicalSkill, findSkills, isHomograph, includedSkills, judgeLanguage, skillById, type Language } from '../vocabulary/index.js';
import { functionWordShare, words } from './terms.js';

/** Above all texts of the sample set tell their language within their first lines; reading a megabyte of pasted page would not tell more. */
const ENOUGH_TO_TELL = 4_000;

/** Ids of the skills a text names, in order of appearance, each once. */
export const skillsIn = (text: string): string[] => [...new Set(findSkills(text).map((mention) => mention.id))];

/**
 * The skills a demand names. Short words that are also ordinary ones (Go, Excel, Rust) count here wherever they are written with a
 * capital inside the sentence: a posting that says "strong Go" means the language.
 */
export function skillsAsked(text: string): string[] {
  const capitals = [
    ...text.matchAll(
      /(?<=[\s(,/・、])\p{Lu}[\p{L}\p{N}+#.]*(?<!\.)|^[A-Z][A-Za-z+#]*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
    ),
  ].map((match) => canonicalSkill(match[0]));
  const tools = capitals.filter((id) => id !== undefined && skillById(id)?.kind === 'tool') as string[];
  return [...new Set([...skillsIn(text), ...tools])];
}

/**
 * A demand without the names of its tools that are ordinary words or another trade's ("Spring", "AWS"): such a name is answered by the tool
 * and not by the word, so that a gardener's spring planting answers no demand for Spring.
 */
export const withoutHomographs = (text: string): string =>
  text.replace(/[\p{L}\p{N}][\p{L}\p{N}+#.]*(?<!\.)/gu, (word, at: number) => {
    const id = isHomograph(word) ? canonicalSkill(word) : undefined;
    return id !== undefined && skillById(id)?.kind === 'tool' && skillsAsked(at === 0 ? `, ${text}` : text).includes(id) ? ' ' : word;
  });

/** A skill as a text spells it. */
export interface NamedSkill {
  readonly id: string;
  readonly spelling: string;
}

/** The skills a text names, in its spelling, each once. */
export const namedSkills = (text: string): NamedSkill[] => [
  ...new Map(findSkills(text).map(({ id, spelling }) => [id, { id, spelling }])).values(),
];

/** The skills a person's line names with every broader one they include: who shows PostgreSQL shows SQL. */
export const skillsShown = (named: readonly NamedSkill[]): ReadonlySet<string> => {
  const shown = new Set<string>();
  for (const { id } of named) includedSkills(id, shown);
  return shown;
};

/** Fewer words than this tell a language by chance ("a year" is Spanish as well). */
const FEW_WORDS = 14;

/** The language of somebody's own text; where it is short, `expected` unless it says no word of that language and does of another. */
export function proseLanguage(text: string, expected: Language): Language | 'other' {
  const judged = judgeLanguage(text.slice(0, ENOUGH_TO_TELL));
  const short = words(text).length < FEW_WORDS;
  if (judged === 'unclear') return expected;
  if (judged === 'other') return short ? expected : 'other';
  if (judged === 'ja' || !short) return judged;
  return functionWordShare(text, expected) >= functionWordShare(text, judged) ? expected : judged;
}

/** The language of a posting: one of the five, `other`, or `unclear` for lists and noise. */
export const languageOf = (text: string): Language | 'other' | 'unclear' => judgeLanguage(text.slice(0, ENOUGH_TO_TELL));
