import { MAX_RECORD_BYTES } from '#strict-json';
import { FIRST_BYTES, isForeign, LOOKED_AT, markLength, refuseForeign, refuseScalar } from './first-bytes.js';
import { FrameRefused } from './frame.errors.js';
import { LineReader } from './line-reader.js';
import { isSpace, ListReader } from './list-reader.js';
import { ObjectReader } from './object-reader.js';
import type { SplitRecord } from './raw-record.js';

/** How an upload is framed, as its Content-Type declares it: `application/json`, `application/x-ndjson`, or unknown. */
export type RecordFormat = 'json' | 'ndjson' | 'auto';

export interface SplitterOptions {
  /** Default `auto`. A file that opens with `[` is an array whatever was declared. */
  readonly format?: RecordFormat;
  /** Largest record, and largest frame around a `resumes` list. Default 262,144. */
  readonly maxRecordBytes?: number;
  /** Default 1,000,000. The next one refuses the file. */
  readonly maxRecords?: number;
}

const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const OPEN_OBJECT = 0x7b;

/** Where the splitter is: before the first bytes are judged, in white space, inside a frame, or behind it. */
type State =
  | { readonly at: 'opening' | 'blank' | 'tail' }
  | { readonly at: 'list'; readonly list: ListReader }
  | { readonly at: 'object'; readonly object: ObjectReader; readonly offset: number }
  | { readonly at: 'alone'; readonly oneLine: boolean; lineEnded: boolean }
  | { readonly at: 'lines'; readonly lines: LineReader };

/**
 * Cuts an upload into records while it streams, whatever the borders of its chunks; keeps at most one record. Reads
 * `[ {…}, … ]`, `{ "resumes": [ … ], other keys }`, newline-delimited objects, and one object alone.
 *
 * States: `opening` (fewer than 16 bytes seen, or fewer than 4,096 of what is no JSON) → `blank` (white space) → `list` | `object` | `lines`; `list` and `object`
 * close into `tail`, where only white space may follow; an object that was no frame closes into `alone`, and goes on as
 * `lines` when it was one line and another follows.
 *
 * A record whose brackets close is answered, however broken it is inside. A broken frame throws FrameRefused from `push`
 * or `end`, and nothing of the file may be used. After a throw or after `end` the splitter is spent.
 */
export class RecordSplitter {
  private readonly format: RecordFormat;
  private readonly maxRecordBytes: number;
  private readonly maxRecords: number;
  private state: State = { at: 'opening' };
  private opening: Uint8Array = new Uint8Array(0);
  private offset = 0;

  constructor(options: SplitterOptions = {}) {
    this.format = options.format ?? 'auto';
    this.maxRecordBytes = options.maxRecordBytes ?? MAX_RECORD_BYTES;
    this.maxRecords = options.maxRecords ?? 1_000_000;
  }

  /** Bytes pushed so far. */
  get bytesRead(): number {
    return this.offset + this.opening.length;
  }

  /** The records that end in this chunk. Their bytes may be views on it. Throws FrameRefused. */
  push(chunk: Uint8Array): SplitRecord[] {
    const out: SplitRecord[] = [];
    if (this.state.at !== 'opening') this.read(chunk, out);
    else {
      this.opening = this.opening.length === 0 ? chunk : Buffer.concat([this.opening, chunk]);
      if (this.opening.length >= FIRST_BYTES) this.open(out, false);
    }
    return out;
  }

  /** The input is complete: the record that was still open, if any. Throws FrameRefused, as for a file that was cut off. */
  end(): SplitRecord[] {
    const out: SplitRecord[] = [];
    if (this.state.at === 'opening') this.open(out, true);
    const { state } = this;
    if (state.at === 'blank') throw new FrameRefused('EMPTY_FILE', this.offset);
    if (state.at === 'list') throw state.list.truncated(this.offset);
    if (state.at === 'object') throw state.object.truncated(this.offset);
    if (state.at === 'lines') state.lines.end(this.offset, out);
    return out;
  }

  /** Judges the first bytes. Of a file that is no JSON it waits for some more of them, unless it has ended, to say what it is. */
  private open(out: SplitRecord[], ended: boolean): void {
    const bytes = this.opening;
    const mark = markLength(bytes);
    const first = bytes.subarray(mark).findIndex((byte) => !isSpace(byte));
    if (first >= 0 && isForeign(bytes, mark + first, this.format === 'ndjson')) {
      if (!ended && bytes.length < LOOKED_AT) return;
      throw refuseForeign(bytes.subarray(0, LOOKED_AT), mark + first);
    }
    this.state = { at: 'blank' };
    this.opening = new Uint8Array(0);
    this.offset = mark;
    this.read(bytes.subarray(mark), out);
  }

  private read(chunk: Uint8Array, out: SplitRecord[]): void {
    const base = this.offset;
    this.offset += chunk.length;
    for (let i = 0; i < chunk.length;) i = this.step(chunk, i, base, out);
  }

  private step(chunk: Uint8Array, from: number, base: number, out: SplitRecord[]): number {
    const { state } = this;
    if (state.at === 'list') {
      const i = state.list.feed(chunk, from, base, out);
      if (state.list.closed) this.state = { at: 'tail' };
      return i;
    }
    if (state.at === 'object') {
      const i = state.object.feed(chunk, from, base, out);
      if (state.object.closed) this.state = this.afterObject(state.object, state.offset, out);
      return i;
    }
    if (state.at === 'lines') {
      state.lines.feed(chunk, from, base, out);
      return chunk.length;
    }
    const byte = chunk[from] as number;
    if (state.at === 'alone' && byte === LINE_FEED) state.lineEnded = true;
    if (isSpace(byte)) return from + 1;
    if (state.at === 'alone' && state.oneLine && state.lineEnded && this.format === 'auto') {
      this.state = { at: 'lines', lines: new LineReader(this.maxRecordBytes, this.maxRecords, 1) };
      return from;
    }
    if (state.at === 'alone' && (byte === OPEN_OBJECT || byte === COMMA)) throw this.afterRecord(byte, state, base + from);
    if (state.at !== 'blank') throw new FrameRefused('UNEXPECTED_BYTE', base + from);
    return this.choose(chunk, from, base + from);
  }

  /** The first byte that says something decides how the file is framed. */
  private choose(chunk: Uint8Array, from: number, offset: number): number {
    const byte = chunk[from] as number;
    if (byte === OPEN_LIST) {
      this.state = { at: 'list', list: new ListReader(this.maxRecordBytes, this.maxRecords) };
      return from + 1;
    }
    if (this.format === 'ndjson') {
      this.state = { at: 'lines', lines: new LineReader(this.maxRecordBytes, this.maxRecords, 0) };
    } else if (byte === OPEN_OBJECT) {
      this.state = { at: 'object', object: new ObjectReader(this.maxRecordBytes, this.maxRecords), offset };
    } else throw refuseScalar(chunk.subarray(from, from + FIRST_BYTES), offset);
    return from;
  }

  /** A record alone, and another behind it: what the file is instead. */
  private afterRecord(byte: number, alone: { readonly oneLine: boolean; readonly lineEnded: boolean }, at: number): FrameRefused {
    const lines = byte === OPEN_OBJECT && alone.oneLine && alone.lineEnded;
    return new FrameRefused(lines ? 'NDJSON_AS_JSON' : 'SEVERAL_DOCUMENTS', at);
  }

  private afterObject(object: ObjectReader, offset: number, out: SplitRecord[]): State {
    if (object.list) {
      object.checkFrame(offset);
      return { at: 'tail' };
    }
    const bytes = object.frame.bytes ?? new Uint8Array(0);
    out.push({ index: 0, offset, bytes, keys: undefined });
    return { at: 'alone', oneLine: !bytes.includes(LINE_FEED), lineEnded: false };
  }
}
