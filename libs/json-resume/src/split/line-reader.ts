import { refusal } from '#strict-json';
import { ByteStore } from './byte-store.js';
import { FrameRefused } from './frame.errors.js';
import { isSpace } from './list-reader.js';
import type { SplitRecord } from './raw-record.js';
import { ValueReader } from './value-reader.js';

const LINE_FEED = 0x0a;

/** `{` or `[`: no record ends so, but the first line of a document that was written for people does. */
const opensOnly = (last: number): boolean => last === 0x7b || last === 0x5b;

/**
 * Newline-delimited JSON: each line that is not blank is a record, good or bad. A last line without a line feed counts as
 * well, unless its brackets or quotes are still open: then the file was cut off, and `end` refuses it whole.
 */
export class LineReader {
  private offset = 0;
  private readonly line: ByteStore;

  constructor(
    private readonly maxRecordBytes: number,
    private readonly maxRecords: number,
    /** Index of the next record. */
    private count: number,
  ) {
    this.line = new ByteStore(maxRecordBytes + 1);
  }

  /** Adds the whole lines of the piece to `out`. `base` is the file offset of the piece. */
  feed(piece: Uint8Array, from: number, base: number, out: SplitRecord[]): void {
    let start = from;
    for (let end = piece.indexOf(LINE_FEED, start); end >= 0; end = piece.indexOf(LINE_FEED, start)) {
      if (this.line.length === 0) {
        this.emit(piece.subarray(start, end), base + start, out);
      } else {
        this.line.add(piece.subarray(start, end));
        this.emit(this.line.bytes, this.offset, out);
        this.line.clear();
      }
      start = end + 1;
    }
    if (start === piece.length) return;
    if (this.line.length === 0) this.offset = base + start;
    this.line.add(piece.subarray(start));
  }

  /** The input ended at file offset `end`. */
  end(end: number, out: SplitRecord[]): void {
    if (this.line.length === 0) return;
    const { bytes } = this.line;
    const first = bytes?.findIndex((byte) => !isSpace(byte)) ?? -1;
    if (!bytes) throw new FrameRefused('TRUNCATED', end, { record: { index: this.count, offset: this.offset } });
    if (first < 0) return;
    const value = new ValueReader(this.maxRecordBytes);
    value.begin(bytes[first] as number);
    value.feed(bytes, first);
    if (!value.closed && !value.isWord) {
      throw new FrameRefused('TRUNCATED', end, { record: { index: this.count, offset: this.offset } });
    }
    this.emit(bytes, this.offset, out);
    this.line.clear();
  }

  /** `line` is undefined when it was too long to keep. */
  private emit(line: Uint8Array | undefined, offset: number, out: SplitRecord[]): void {
    let start = 0;
    let end = line?.length ?? 0;
    while (line && start < end && isSpace(line[start] as number)) start++;
    while (line && end > start && isSpace(line[end - 1] as number)) end--;
    if (line && start === end) return;
    if (line && this.count === 0 && opensOnly(line[end - 1] as number)) throw new FrameRefused('JSON_AS_NDJSON', offset + start);
    if (this.count >= this.maxRecords) throw new FrameRefused('TOO_MANY_RECORDS', offset);
    const place = { index: this.count++, offset: offset + start };
    if (!line || end - start > this.maxRecordBytes) out.push({ ...place, refusal: refusal('RECORD_TOO_LARGE') });
    else out.push({ ...place, bytes: line.subarray(start, end), keys: undefined });
  }
}
