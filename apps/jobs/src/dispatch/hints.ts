import { MAX_HINT_ITEMS, type Hint, type JobType } from '#contracts';
import { NO_LANE } from '../job/lanes.js';
import type { DueItem } from './due-items.js';

/**
 * Hints for due items, at most `most` ids each, in their fair order. An item that has lost a lease travels alone, so that what kills an
 * executor never takes a batch with it. All are of one `lane`. A hint carries a traceparent only where all its items have the same one.
 */
export function toHints(
  jobType: JobType,
  items: readonly Pick<DueItem, 'id' | 'suspect' | 'traceparent'>[],
  most: number,
  lane = NO_LANE,
): Hint[] {
  const groups: Pick<DueItem, 'id' | 'suspect' | 'traceparent'>[][] = [];
  let open: (typeof groups)[number] | undefined;
  for (const item of items) {
    if (item.suspect) groups.push([item]);
    else if (open && open.length < Math.min(most, MAX_HINT_ITEMS)) open.push(item);
    else groups.push((open = [item]));
  }
  return groups.map((group) => {
    const trace = group[0]?.traceparent;
    const common = trace != null && group.every((i) => i.traceparent === trace);
    return {
      v: 1,
      jobType,
      itemIds: group.map((i) => i.id),
      ...(common ? { traceparent: trace } : {}),
      ...(lane === NO_LANE ? {} : { lane }),
    };
  });
}
