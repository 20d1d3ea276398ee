import { strictJson } from '#strict-json';
import { ByteStore } from './byte-store.js';
import { FrameRefused } from './frame.errors.js';
import { isSpace, ListReader } from './list-reader.js';
import type { SplitRecord } from './raw-record.js';
import { ValueReader } from './value-reader.js';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** The key whose array holds the records. */
const RECORDS_KEY = 'resumes';

type State = 'start' | 'first' | 'key' | 'colon' | 'before' | 'value' | 'list' | 'after' | 'next' | 'closed';

/**
 * A top-level object: either the frame `{ …, "resumes": [ records ], … }` or one record that stands alone; which of the two
 * is known once the key comes, or the object closes without it. Everything but the list is kept, within `maxRecordBytes`.
 *
 * States: `start` (`{`) → `first` (a key or `}`) → inside the `key` → `colon` → `before` the value → inside the `value` or
 * the `list` → `after` it (`,` or `}`) → `next` (must be a key) → `key` … → `closed`.
 */
export class ObjectReader {
  list: ListReader | undefined;
  /** The object without the records in its list: `{…"resumes":[]…}`, or the lone record. */
  readonly frame: ByteStore;

  private state: State = 'start';
  private isRecords = false;
  private tokenAt = 0;
  private readonly token: ValueReader;

  constructor(
    private readonly maxRecordBytes: number,
    private readonly maxRecords: number,
  ) {
    this.frame = new ByteStore(maxRecordBytes);
    this.token = new ValueReader(maxRecordBytes);
  }

  get closed(): boolean {
    return this.state === 'closed';
  }

  /** Reads on from `from`, adds whole records to `out` and answers where it stopped. `base` is the file offset of the piece. */
  feed(piece: Uint8Array, from: number, base: number, out: SplitRecord[]): number {
    let i = from;
    while (i < piece.length && !this.closed) {
      const start = i;
      if (this.state === 'list' && this.list) {
        i = this.list.feed(piece, i, base, out);
        if (!this.list.closed) continue;
        this.state = 'after';
        this.frame.add(piece.subarray(i - 1, i));
      } else {
        i = this.state === 'key' || this.state === 'value' ? this.inside(piece, i) : this.between(piece, i, base);
        this.frame.add(piece.subarray(start, i));
        if (this.frame.overflowed) throw new FrameRefused('FRAME_TOO_LARGE', base + i + this.frame.maxBytes - this.frame.length);
      }
    }
    return i;
  }

  /** Once closed with a list: the frame itself must be strict JSON as well. `start` is the file offset of its `{`. */
  checkFrame(start: number): void {
    const reading = strictJson(this.frame.bytes ?? new Uint8Array(0), { maxBytes: this.maxRecordBytes });
    if (!reading.ok) throw new FrameRefused('MALFORMED_FRAME', start);
  }

  /** The input ended before the `}`. */
  truncated(end: number): FrameRefused {
    return this.state === 'list' && this.list ? this.list.truncated(end) : new FrameRefused('TRUNCATED', end);
  }

  private inside(piece: Uint8Array, from: number): number {
    const i = this.token.feed(piece, from);
    if (!this.token.closed) return i;
    if (this.state === 'key') {
      const key = strictJson(this.token.bytes ?? new Uint8Array(0));
      this.isRecords = key.ok && key.value === RECORDS_KEY;
      this.state = 'colon';
    } else this.state = 'after';
    return i;
  }

  /** One byte that is not inside a key or a value. */
  private between(piece: Uint8Array, from: number, base: number): number {
    const byte = piece[from] as number;
    const at = base + from;
    if (isSpace(byte)) return from + 1;
    if (this.state === 'before') return this.openValue(byte, at, from);
    if (byte === CLOSE_OBJECT && this.state === 'next') throw new FrameRefused('TRAILING_COMMA', at);
    if (byte === CLOSE_OBJECT && (this.state === 'first' || this.state === 'after')) this.state = 'closed';
    else if (byte === QUOTE && (this.state === 'first' || this.state === 'next')) {
      this.token.begin(byte);
      this.tokenAt = at;
      this.state = 'key';
      return from;
    } else if (byte === OPEN_OBJECT && this.state === 'start') this.state = 'first';
    else if (byte === COLON && this.state === 'colon') this.state = 'before';
    else if (byte === COMMA && this.state === 'after') this.state = 'next';
    else throw new FrameRefused('UNEXPECTED_BYTE', at);
    return from + 1;
  }

  private openValue(byte: number, at: number, from: number): number {
    if (this.isRecords) {
      if (this.list) throw new FrameRefused('MALFORMED_FRAME', this.tokenAt);
      if (byte !== OPEN_LIST) throw new FrameRefused('NOT_RECORDS', at);
      this.list = new ListReader(this.maxRecordBytes, this.maxRecords);
      this.state = 'list';
      return from + 1;
    }
    if (byte === COMMA || byte === CLOSE_OBJECT || byte === 0x5d) throw new FrameRefused('UNEXPECTED_BYTE', at);
    this.token.begin(byte);
    this.state = 'value';
    return from;
  }
}
