/**
 * Long work in a process that answers many others: at 10 ms a piece their questions, of ten turns of the event loop each, take a tenth of a second
 * longer beside it. In one piece, 250 postings kept everybody waiting for half a second (measured).
 */
const PIECE_MS = 10;

/**
 * Work in pieces. After each step: `const rest = pieces.next(); if (rest) await rest;`, which costs a look at the clock where the piece is not over.
 */
export class Pieces {
  private begun = performance.now();

  /** `ms`: how long a piece may last. Default 10. */
  constructor(private readonly ms: number = PIECE_MS) {}

  /** Undefined: go on. Otherwise resolves when everything that waited has had its turn. */
  next(): Promise<void> | undefined {
    if (performance.now() - this.begun < this.ms) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        this.begun = performance.now();
        resolve();
      });
    });
  }
}
