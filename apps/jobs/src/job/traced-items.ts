import { unsampled } from '#common';

/**
 * So many items of a job are traced, the first ones: a job of ten thousand would be a tree of a hundred thousand spans, which no viewer opens
 * and which says no more than the first hundred.
 */
export const TRACED_ITEMS = 100;

/** The trace an item goes on with: its job's, recorded or not by its place. */
export const traceOfItem = (index: number, traceparent: string | null): string | null =>
  traceparent === null || index < TRACED_ITEMS ? traceparent : unsampled(traceparent);
