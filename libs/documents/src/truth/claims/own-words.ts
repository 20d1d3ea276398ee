import type { Fact } from '../master/facts.js';
import type { Reading } from '../reading/reading.js';

/** A stretch of a statement that is a whole text of the person's, word for word. */
export interface OwnWords {
  readonly fact: Fact;
  readonly from: number;
  readonly to: number;
}

/** Where work is told of. A shorter line than this, found inside a sentence, may mean something else there. */
const PROSE = new Set(['highlights', 'summary', 'description', 'reference']);
const LEAST_PROSE = 3;

/** Signs that change a figure and are no words: € is not $, 40+ is not 40. */
const signsOf = (text: string): string => (text.normalize('NFKC').match(/[%‰€$£¥₩₹°+<>~]/gu) ?? []).join('');
const signsBeside = (statement: Reading, from: number, to: number): string =>
  signsOf(
    statement.text.slice((statement.tokens[from]?.start ?? 0) - signBefore(statement, from), (statement.tokens[to - 1]?.end ?? 0) + 2),
  );
const signBefore = (statement: Reading, from: number): number => /[$€£¥]\s?$/u.exec(statement.tokens[from]?.gap ?? '')?.[0].length ?? 0;

/**
 * Texts of the person's that stand whole inside a statement: a line it quotes, a name, a title, a field of study. What is claimed
 * inside them is theirs; what is said around them is not.
 */
export function ownWords(statement: Reading, facts: readonly Fact[]): OwnWords[] {
  const text = ` ${statement.folded} `;
  const all = statement.tokens.map((token) => token.text);
  return facts.flatMap((fact) => {
    const { tokens, folded } = fact.reading;
    const short = tokens.length < (PROSE.has(fact.key) ? LEAST_PROSE : 1) || tokens.every((token) => /^\d/u.test(token.text));
    if (short || !text.includes(` ${folded} `)) return [];
    const from = all.findIndex((_, i) => tokens.every((token, k) => all[i + k] === token.text));
    return from < 0 || signsOf(fact.reading.text) !== signsBeside(statement, from, from + tokens.length)
      ? []
      : [{ fact, from, to: from + tokens.length }];
  });
}
