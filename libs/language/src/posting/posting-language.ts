import { judgeLanguage, type Language } from '../vocabulary/index.js';

/** More of a posting is not looked at: all tell their language by then. */
const ENOUGH = 8_000;
/** Lines of fewer words are headings, names and labels: they are often in another language than the advertisement. */
const FEWEST_WORDS = 4;
/** What asks for something is the advertisement; what is around it may be a house style of another language. */
const DEMAND_WEIGHT = 3;
/** A line that is one of a list, or that speaks to the reader. */
const DEMAND =
  /^\s*(?:[-–—•·*●▪◦‣■✓✔]|\d{1,2}[.)])\s|(?<!\p{L})(?:you|your|du|dein\p{L}*|sie|ihre?|vous|votre|vos|usted|tú|buscamos|cherchons|suchen)(?!\p{L})/iu;

const TAG = /<[^>]*>/gu;

/**
 * The language an advertisement is written in, by the lines that ask for something: an English frame around German demands is a German
 * advertisement. `other` where it is none of ours, `unclear` where too little is said.
 */
export function postingLanguage(text: string): Language | 'other' | 'unclear' {
  const lines = text
    .slice(0, ENOUGH)
    .replace(/&lt;/gu, '<')
    .replace(/&gt;/gu, '>')
    .replace(/<\s*\/?(?:p|br|li|div|h\d|ul|tr)\b[^>]*>/giu, '\n')
    .replace(TAG, ' ')
    .split(/\n/u);
  const weights = new Map<string, number>();
  for (const line of lines) {
    const words = line.match(/[\p{L}\p{M}]+/gu) ?? [];
    const judged =
      words.length < FEWEST_WORDS && !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(line)
        ? 'unclear'
        : judgeLanguage(line);
    if (judged === 'unclear') continue;
    weights.set(judged, (weights.get(judged) ?? 0) + words.length * (DEMAND.test(line) ? DEMAND_WEIGHT : 1));
  }
  const [best, second] = [...weights].toSorted((a, b) => b[1] - a[1]);
  const whole = judgeLanguage(text.slice(0, ENOUGH));
  // Lines that disagree evenly are judged as one text.
  return best === undefined || best[1] === second?.[1] ? whole : (best[0] as Language | 'other');
}
