/** Between terms: comma, semicolon, bar, bullet, line break, and their East Asian forms. */
const SEPARATORS = new Set([',', ';', '|', '•', '·', '、', '，', '；', '\n', '\t']);
const ANY_SEPARATOR = /[,;|•·、，；\n\t]/;
const OPENING = '([{（';
const CLOSING = ')]}）';
const DIGIT = /\d/;

/** Longest text looked into; one list of keywords is far shorter. */
const MAX_SPLIT = 4_000;

/** True for a text that holds a separator; what has none is a term as it stands. */
export const hasSeparator = (text: string): boolean => ANY_SEPARATOR.test(text);

/** The parts between separators, trimmed, blank ones left out. What stands in brackets is one with its term: "Office (Word, Excel)", and 1,000 is a number. */
function parts(text: string): string[] {
  const out: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (OPENING.includes(char)) depth++;
    else if (CLOSING.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && SEPARATORS.has(char)) {
      if (char === ',' && DIGIT.test(text[i - 1] ?? '') && DIGIT.test(text[i + 1] ?? '')) continue;
      out.push(text.slice(start, i));
      start = i + 1;
    }
  }
  out.push(text.slice(start));
  return out.map((part) => part.trim()).filter((part) => part !== '');
}

const wordsOf = (part: string): number => part.split(/\s+/).length;

/** Words that make a list inside a sentence of it: "communication, written and oral" is one term. */
const JOINING = /(?:^|\s)(?:and|or|und|oder|et|ou|y|o|e|&)\s/i;

/** The terms that a text in the place of a list names; the text itself where it is prose, or names one. */
export function termsOf(text: string): readonly string[] {
  if (text.length > MAX_SPLIT || !hasSeparator(text)) return [text];
  const terms = parts(text);
  return terms.length > 1 && terms.every((term) => wordsOf(term) <= 6) ? terms : [text];
}

/** The terms of one element of a list: somebody did divide it, so it is divided again only where all the parts are short. */
export function termsOfElement(text: string): readonly string[] {
  if (text.length > MAX_SPLIT || !hasSeparator(text)) return [text];
  const terms = parts(text);
  return terms.length > 1 && terms.every((term) => wordsOf(term) <= 3 && term.length <= 40 && !JOINING.test(term)) ? terms : [text];
}

/** The lines of a text in the place of a list, without their bullets; the text itself where it is one line. */
export function linesOf(text: string): readonly string[] {
  if (!text.includes('\n') || text.length > MAX_SPLIT * 5) return [text];
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^\s*[•·▪◦‣*–-]?\s+|^\s*[•·▪◦‣]/u, '').trim())
    .filter((line) => line !== '');
  return lines.length > 1 ? lines : [text];
}
