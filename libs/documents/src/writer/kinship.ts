/** Stems this long that differ only in their last letters are one word for us: "verhandl" (Verhandlungen) and "verhandelt" (verhandelte). */
const SHARED = 7;
const ENDING = 3;
/** A part of a German compound shorter than this is more often chance ("ei" in "Leiter") than meaning. */
const PART = 5;
const REST = 3;
const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

function shared(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/**
 * Maps each term of a vocabulary to one that stands for its family: noun and verb of one root meet although a stemmer leaves them
 * apart. Order of the input does not matter.
 */
export function families(vocabulary: Iterable<string>): (term: string) => string {
  const head = new Map<string, string>();
  let last = '';
  for (const term of [...new Set(vocabulary)].toSorted()) {
    const common = shared(last, term);
    const kin = !CJK.test(term) && common >= SHARED && last.length - common <= ENDING && term.length - common <= ENDING;
    if (!kin) last = term;
    head.set(term, last);
  }
  return (term) => head.get(term) ?? term;
}

/**
 * The words inside German compounds that also stand alone in this vocabulary: "dreischichtbetrieb" shows "schichtbetrieb". For other
 * languages every list is empty.
 */
export function compoundParts(vocabulary: Iterable<string>): (term: string) => readonly string[] {
  const words = new Set([...vocabulary].filter((word) => word.length >= PART));
  const parts = new Map<string, readonly string[]>();
  for (const long of words) {
    const inside = new Set<string>();
    for (let length = PART; length <= long.length - REST; length++) {
      for (const part of [long.slice(0, length), long.slice(-length)]) if (words.has(part)) inside.add(part);
    }
    if (inside.size > 0) parts.set(long, [...inside].toSorted());
  }
  return (term) => parts.get(term) ?? [];
}
