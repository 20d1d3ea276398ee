import type { ItemId } from '#common';
import type { HeldItem } from './held-item.js';

/** Every item this executor holds a lease of, from Claim's answer until nothing more will be told of it. */
export class LeaseBook {
  private readonly items = new Map<ItemId, HeldItem>();

  add(item: HeldItem): void {
    const { itemId } = item.task;
    this.items.set(itemId, item);
    item.whenEnded(() => {
      if (this.items.get(itemId) === item) this.items.delete(itemId);
    });
  }

  has(id: ItemId): boolean {
    return this.items.has(id);
  }

  get all(): readonly HeldItem[] {
    return [...this.items.values()];
  }

  get size(): number {
    return this.items.size;
  }
}
