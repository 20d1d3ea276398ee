import { VitaeError } from '#common';

/** At most `size` pieces of work at once; the others wait in order, at most `longest` of them. */
export class Slots {
  private free: number;
  private readonly waiting: (() => void)[] = [];

  constructor(
    size: number,
    private readonly longest: number,
  ) {
    this.free = size;
  }

  /** Throws OVERLOADED at once when the line is full: a caller that may come again is better off than one that waits for ever. */
  async use<T>(work: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.free++;
    }
  }

  private async enter(): Promise<void> {
    if (this.free > 0) {
      this.free--;
      return;
    }
    if (this.waiting.length >= this.longest) throw new VitaeError('OVERLOADED', 'Too many at once; try again', { retryAfterMs: 1_000 });
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }
}
