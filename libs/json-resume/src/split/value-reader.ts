import { ByteStore } from './byte-store.js';

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
/** `{` 7b and `[` 5b, `}` 7d and `]` 5d: with this bit set, both kinds of a bracket are one byte. */
const EITHER_KIND = 0x20;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** True for a byte that ends a bare word (number, true, false, null, or rubbish): white space, a comma, a closing bracket. */
const endsWord = (byte: number): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09 || byte === 0x2c || (byte | EITHER_KIND) === CLOSE;

/**
 * Finds the end of one JSON value that arrives in pieces, by brackets and quotes alone; whether it is JSON is not its affair.
 *
 * States: idle → `begin` → open, over any number of `feed` → closed → `begin`. Keeps at most `maxBytes`: of a larger value
 * it only follows the brackets and then has no `bytes`. A value inside one piece is a view on it, never copied.
 */
export class ValueReader {
  closed = false;
  /** The closed value; undefined when it was larger than `maxBytes`. */
  bytes: Uint8Array | undefined;
  /** Colons outside strings. */
  keys = 0;
  /** Where in the value the first bracket stands that closes one of the other kind, or −1. */
  mismatch = -1;
  /** True when the value's last bracket is of the other kind than its first: it has swallowed what came after it. */
  crossed = false;

  private first = 0;
  private length = 0;
  private depth = 0;
  private inText = false;
  private escaped = false;
  /** One bit a level, 1 for a list. Levels above 32 are forgotten, which only costs the exact place of a mismatch. */
  private kinds = 0;
  private readonly store: ByteStore;

  constructor(maxBytes: number) {
    this.store = new ByteStore(maxBytes);
  }

  /** Forgets the last value. `first` is the first byte of the new one, still to be fed. */
  begin(first: number): void {
    this.first = first;
    this.closed = this.crossed = this.inText = this.escaped = false;
    this.bytes = undefined;
    this.keys = this.length = this.depth = this.kinds = 0;
    this.mismatch = -1;
    this.store.clear();
  }

  /** Reads on from `from` and answers where it stopped: just after the value (`closed` is true) or at the end of the piece. */
  feed(piece: Uint8Array, from: number): number {
    const stop = this.isWord ? this.scanWord(piece, from) : this.scan(piece, from);
    const part = piece.subarray(from, stop);
    this.length += part.length;
    if (this.closed && this.length === part.length && part.length <= this.store.maxBytes) {
      this.bytes = part;
      return stop;
    }
    this.store.add(part);
    if (this.closed) this.bytes = this.store.bytes;
    return stop;
  }

  /** True for a value that the end of the input ends as well as any other byte: a number, a name, or rubbish. */
  get isWord(): boolean {
    return this.first !== QUOTE && (this.first | EITHER_KIND) !== OPEN;
  }

  /** The hot loop: every byte of an upload passes here once, so the state lives in locals meanwhile. */
  private scan(piece: Uint8Array, from: number): number {
    const end = piece.length;
    let { depth, inText, escaped, keys, kinds } = this;
    let i = from;
    while (i < end) {
      if (inText) {
        if (escaped) i++;
        escaped = false;
        while (i < end) {
          const byte = piece[i++];
          if (byte === QUOTE) {
            inText = false;
            break;
          }
          if (byte === BACKSLASH && i++ >= end) escaped = true;
        }
        if (i > end) i = end;
        if (inText || depth > 0) continue;
        this.closed = true;
        break;
      }
      const byte = piece[i++] as number;
      if (byte === QUOTE) inText = true;
      else if (byte === COLON) keys++;
      else if ((byte | EITHER_KIND) === OPEN) {
        depth++;
        kinds = (kinds << 1) | (byte === OPEN_LIST ? 1 : 0);
      } else if ((byte | EITHER_KIND) === CLOSE) {
        const list = byte === CLOSE_LIST ? 1 : 0;
        if ((kinds & 1) !== list && depth <= 32 && this.mismatch < 0) this.mismatch = this.length + i - 1 - from;
        kinds >>>= 1;
        if (--depth > 0) continue;
        this.closed = true;
        this.crossed = list !== (this.first === OPEN_LIST ? 1 : 0);
        break;
      }
    }
    this.depth = depth;
    this.inText = inText;
    this.escaped = escaped;
    this.keys = keys;
    this.kinds = kinds;
    return i;
  }

  private scanWord(piece: Uint8Array, from: number): number {
    let i = from;
    while (i < piece.length && !endsWord(piece[i] as number)) i++;
    this.closed = i < piece.length;
    return i;
  }
}
