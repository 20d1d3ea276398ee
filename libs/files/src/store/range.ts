import { VitaeError } from '#common';
import type { ByteRange } from '../port/file-store.js';

/** Throws RANGE_NOT_SATISFIABLE for what is no range at all. */
export function checkedRange(range: ByteRange | undefined): ByteRange | undefined {
  if (range === undefined) return undefined;
  const { start, end = start } = range;
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || end < start) throw unsatisfiable();
  return range;
}

/** The part of `size` bytes that is asked for. Throws RANGE_NOT_SATISFIABLE when it starts past the end. */
export function rangeWithin(range: ByteRange | undefined, size: number): Required<ByteRange> {
  if (range === undefined) return { start: 0, end: size - 1 };
  if (range.start >= size) throw unsatisfiable();
  return { start: range.start, end: Math.min(range.end ?? size - 1, size - 1) };
}

export const unsatisfiable = (): VitaeError => new VitaeError('RANGE_NOT_SATISFIABLE', 'There are no bytes in that range');
