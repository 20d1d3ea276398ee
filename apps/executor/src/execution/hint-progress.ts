import type { ItemId } from '#common';

/** Whether every item of a hint was dealt with: `done` settles the broker's message, `again` gives it back. */
export type HintEnd = 'done' | 'again';

/** One hint on its way through a worker: which of its items nobody has asked Jobs for yet, and how many are still under way. */
export class HintProgress {
  private left: number;
  private end: (end: HintEnd) => void = () => undefined;
  readonly ended: Promise<HintEnd>;
  /** Not asked for yet. */
  readonly unasked: ItemId[];

  constructor(
    itemIds: readonly ItemId[],
    readonly traceparent: string | undefined,
  ) {
    this.unasked = [...itemIds];
    this.left = itemIds.length;
    this.ended = new Promise((resolve) => (this.end = resolve));
    if (this.left === 0) this.end('done');
  }

  /** One of its items has ended, or was not there to be claimed. */
  one(): void {
    if (--this.left === 0) this.end('done');
  }

  release(): void {
    this.end('again');
  }
}
