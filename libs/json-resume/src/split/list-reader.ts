import { refusal } from '#strict-json';
import { FrameRefused } from './frame.errors.js';
import type { SplitRecord } from './raw-record.js';
import { ValueReader } from './value-reader.js';

const COMMA = 0x2c;
const CLOSE_LIST = 0x5d;
const CLOSE_OBJECT = 0x7d;

export const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/**
 * The elements of one JSON array, from just after its `[` to its `]`, in pieces cut anywhere.
 *
 * States: `first` (a value or `]`) → `inside` a value → `after` it (`,` or `]`) → `value` (must be one) → `inside` … → `closed`.
 * What stands between the values must be exact, or FrameRefused is thrown; what stands inside a value is the affair of
 * `strict`, as long as its brackets close.
 */
export class ListReader {
  /** Records begun so far. */
  count = 0;
  closed = false;

  private state: 'first' | 'inside' | 'after' | 'value' = 'first';
  private readonly value: ValueReader;
  private offset = 0;

  constructor(
    maxRecordBytes: number,
    private readonly maxRecords: number,
  ) {
    this.value = new ValueReader(maxRecordBytes);
  }

  /** Reads on from `from`, adds whole records to `out` and answers where it stopped. `base` is the file offset of the piece. */
  feed(piece: Uint8Array, from: number, base: number, out: SplitRecord[]): number {
    let i = from;
    while (i < piece.length && !this.closed) {
      if (this.state === 'inside') {
        i = this.value.feed(piece, i);
        if (this.value.closed) this.finish(out);
      } else i = this.between(piece, i, base);
    }
    return i;
  }

  /** The input ended before the `]`. */
  truncated(end: number): FrameRefused {
    if (this.state !== 'inside') return new FrameRefused('TRUNCATED', end);
    const record = { index: this.count - 1, offset: this.offset };
    return this.value.mismatch < 0
      ? new FrameRefused('TRUNCATED', end, { record })
      : new FrameRefused('UNEXPECTED_BYTE', this.offset + this.value.mismatch, { record });
  }

  private between(piece: Uint8Array, from: number, base: number): number {
    let i = from;
    while (i < piece.length && isSpace(piece[i] as number)) i++;
    if (i === piece.length) return i;
    const byte = piece[i] as number;
    if (byte === CLOSE_LIST && this.state !== 'value') this.closed = true;
    else if (byte === CLOSE_LIST) throw new FrameRefused('TRAILING_COMMA', base + i);
    else if (this.state === 'after') {
      if (byte !== COMMA) throw new FrameRefused('UNEXPECTED_BYTE', base + i);
      this.state = 'value';
    } else {
      if (byte === COMMA || byte === CLOSE_OBJECT) throw new FrameRefused('UNEXPECTED_BYTE', base + i);
      this.open(byte, base + i);
      return i;
    }
    return i + 1;
  }

  private open(first: number, offset: number): void {
    if (this.count++ >= this.maxRecords) throw new FrameRefused('TOO_MANY_RECORDS', offset);
    this.value.begin(first);
    this.offset = offset;
    this.state = 'inside';
  }

  private finish(out: SplitRecord[]): void {
    const { bytes, keys, crossed, mismatch } = this.value;
    const place = { index: this.count - 1, offset: this.offset };
    if (crossed) throw new FrameRefused('UNEXPECTED_BYTE', this.offset + mismatch, { record: place });
    out.push(bytes ? { ...place, bytes, keys } : { ...place, refusal: refusal('RECORD_TOO_LARGE') });
    this.state = 'after';
  }
}
