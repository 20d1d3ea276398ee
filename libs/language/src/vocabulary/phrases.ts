import { joined, tokenize } from './tokens.js';
import type { Token } from './tokens.js';

/** A phrase of a table found in a text: tokens `from` (inclusive) to `to` (exclusive). */
export interface Found<V> {
  readonly value: V;
  readonly from: number;
  readonly to: number;
  /** Found by a beginning or an ending of a word, not by whole words. */
  readonly loose?: boolean;
}

interface Step<V> {
  readonly exact: Map<string, Step<V>>;
  /** Word beginnings (`dirig*`) by their first letter, word endings (`*leitung`) by their last. */
  readonly beginnings: Map<string, [string, Step<V>][]>;
  readonly endings: Map<string, [string, Step<V>][]>;
  readonly values: V[];
}

const step = <V>(): Step<V> => ({ exact: new Map(), beginnings: new Map(), endings: new Map(), values: [] });

/**
 * Phrases to values, looked up in tokenised text. A phrase is words, each either whole, a beginning (`dirig*`) or an ending
 * (`*leitung`). Japanese phrases are sequences of characters and need no word boundary.
 */
export class PhraseIndex<V> {
  private readonly root = step<V>();

  add(phrase: string, value: V): void {
    let at = this.root;
    for (const word of phrase.trim().split(/\s+/u)) {
      const tokens = tokenize(word.replaceAll('*', ''));
      tokens.forEach((token, i) => {
        if (i === 0 && word.startsWith('*')) at = open(at.endings, token.text.at(-1) ?? '', token.text);
        else if (i === tokens.length - 1 && word.endsWith('*')) at = open(at.beginnings, token.text[0] ?? '', token.text);
        else at = at.exact.get(token.text) ?? put(at.exact, token.text);
      });
    }
    if (at !== this.root && !at.values.includes(value)) at.values.push(value);
  }

  /** Every phrase that begins at token `from`, longest first. */
  at(tokens: readonly Token[], from: number): Found<V>[] {
    const found: Found<V>[] = [];
    const walk = (node: Step<V>, i: number, loose: boolean): void => {
      for (const value of node.values) found.push({ value, from, to: i, loose });
      const token = tokens[i];
      if (token === undefined || (i > from && !joined(token.gap))) return;
      const exact = node.exact.get(token.text);
      if (exact !== undefined) walk(exact, i + 1, loose);
      for (const [text, next] of node.beginnings.get(token.text[0] ?? '') ?? []) if (token.text.startsWith(text)) walk(next, i + 1, true);
      for (const [text, next] of node.endings.get(token.text.at(-1) ?? '') ?? []) if (token.text.endsWith(text)) walk(next, i + 1, true);
    };
    walk(this.root, from, false);
    return found.sort((a, b) => b.to - a.to);
  }

  /** Leftmost, longest phrases without overlap; of equally long ones all values, but whole words before parts. `accept` may refuse one for a shorter one. */
  scan(tokens: readonly Token[], accept: (found: Found<V>) => boolean = () => true): Found<V>[] {
    const all: Found<V>[] = [];
    for (let i = 0; i < tokens.length;) {
      const candidates = this.at(tokens, i).filter(accept);
      const longest = candidates[0]?.to ?? i + 1;
      const equal = candidates.filter((found) => found.to === longest);
      // A whole word says more than its ending: `Teamleiterin` is its own entry, not any `*leiterin`.
      const whole = equal.filter(({ loose }) => loose !== true);
      all.push(...(whole.length > 0 ? whole : equal));
      i = longest;
    }
    return all;
  }
}

function put<V>(map: Map<string, Step<V>>, key: string): Step<V> {
  const next = step<V>();
  map.set(key, next);
  return next;
}

function open<V>(map: Map<string, [string, Step<V>][]>, bucket: string, text: string): Step<V> {
  const list = map.get(bucket) ?? [];
  map.set(bucket, list);
  const known = list.find(([key]) => key === text);
  if (known !== undefined) return known[1];
  const next = step<V>();
  list.push([text, next]);
  return next;
}
