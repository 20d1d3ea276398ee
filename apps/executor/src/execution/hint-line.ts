import type { ItemId } from '#common';
import { HintProgress } from './hint-progress.js';

/** Ids to ask Jobs for, with the traces of the hints they came by. */
export interface Hinted {
  readonly itemIds: ItemId[];
  readonly traces: (string | undefined)[];
}

/** The hints a worker has in hand, first come first: what nobody has asked Jobs for yet, and which hint each item under way came by. */
export class HintLine {
  private readonly hints: HintProgress[] = [];
  private readonly hintOf = new Map<ItemId, HintProgress>();

  /** Hints with items nobody has asked for. */
  get length(): number {
    return this.hints.length;
  }

  push(hint: HintProgress): void {
    this.hints.push(hint);
  }

  /** At most `most` ids. `held`: whether this executor has the item already. */
  take(most: number, held: (id: ItemId) => boolean): Hinted {
    const itemIds: ItemId[] = [];
    const traces: (string | undefined)[] = [];
    while (itemIds.length < most) {
      const hinted = this.hints[0];
      if (!hinted) break;
      traces.push(hinted.traceparent);
      for (const id of hinted.unasked.splice(0, most - itemIds.length)) {
        // Two hints of one item: the second asks nothing of its own, its item is under way already.
        if (this.hintOf.has(id)) hinted.one();
        else if (held(id)) this.hintOf.set(id, hinted);
        else {
          this.hintOf.set(id, hinted);
          itemIds.push(id);
        }
      }
      if (hinted.unasked.length === 0) this.hints.shift();
    }
    return { itemIds, traces };
  }

  /** They could not be asked for: the ids wait here, so that the broker need not turn them over and over. */
  putBack(itemIds: readonly ItemId[]): void {
    for (const id of itemIds) {
      const hinted = this.hintOf.get(id);
      this.hintOf.delete(id);
      if (!hinted) continue;
      if (!this.hints.includes(hinted)) this.hints.unshift(hinted);
      hinted.unasked.push(id);
    }
  }

  /** An item has ended, or was not there to be claimed. */
  end(id: ItemId): void {
    this.hintOf.get(id)?.one();
    this.hintOf.delete(id);
  }

  /** All go back to the broker. */
  release(): void {
    for (const hinted of [...this.hints.splice(0), ...this.hintOf.values()]) hinted.release();
  }
}
