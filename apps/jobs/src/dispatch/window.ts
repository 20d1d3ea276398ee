/** Something waits longer than this between hint and claim: the executors have enough, and what is hinted now only stands in line. */
export const SLOW_MS = 1_000;

/**
 * How many items of a type may be hinted and not yet claimed. Grows while executors empty it and shrinks while hints wait (additive care is
 * not needed: doubling and halving settles within seconds). A window of the catalogue's full size would put seconds of slow work ahead of
 * an owner who comes later; one that is too small starves fast work. Never below `least`, never above `most`.
 */
export class Window {
  private current: number;

  constructor(
    readonly least: number,
    private readonly most: number,
  ) {
    this.current = Math.min(most, least * 4);
  }

  get size(): number {
    return this.current;
  }

  /** `outstanding`: hinted and unclaimed now; `oldestMs`: how long the oldest of them waits; `limited`: the last fill took all the window gave. */
  adapt(outstanding: number, oldestMs: number, limited: boolean): void {
    if (oldestMs > SLOW_MS) this.current = Math.max(this.least, Math.floor(this.current / 2));
    else if (limited && outstanding < this.current / 2) this.current = Math.min(this.most, this.current * 2);
  }

  /** How many to hint now. Nothing until a quarter is free, so that a busy type is filled in a few large statements, not many small ones. */
  room(outstanding: number): number {
    const free = this.current - outstanding;
    return free >= Math.max(1, this.current / 4) ? free : 0;
  }
}
