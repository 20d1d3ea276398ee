const [OPEN, CLOSE, COMMA, LINE_FEED] = [0x5b, 0x5d, 0x2c, 0x0a];
/** A chunk of 1 MiB and the record that ends it, where that one is not among the largest. */
const FIRST_BYTES = 1_114_112;
/** UTF-8 of one UTF-16 unit, at most. */
const BYTES_A_UNIT = 3;

/**
 * The body of a chunk while it grows: `[` records `]`, each record beginning a line, by which Resume finds it again without reading it.
 * Records are written as bytes at once and the memory is used for chunk after chunk: kept as strings until the chunk was full they outlived
 * V8's young generation, and an upload spent a quarter of its time marking the whole heap (docs/import.md, 6).
 */
export class ChunkText {
  private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private at = 0;

  /** Bytes so far, without the closing bracket. */
  get length(): number {
    return this.at;
  }

  add(record: string): void {
    this.room(record);
    this.at = this.bytes.writeUInt8(this.at === 0 ? OPEN : COMMA, this.at);
    if (this.at > 1) this.at = this.bytes.writeUInt8(LINE_FEED, this.at);
    this.at += this.bytes.write(record, this.at);
  }

  /** The whole body; begins the next one. What is answered stands until the next `add`. */
  take(): Buffer {
    const end = this.bytes.writeUInt8(CLOSE, this.at);
    this.at = 0;
    return this.bytes.subarray(0, end);
  }

  /** For a record, what separates it from the one before it, and the closing bracket. */
  private room(record: string): void {
    const left = this.bytes.length - this.at - 3;
    if (record.length * BYTES_A_UNIT <= left) return;
    const needed = Buffer.byteLength(record);
    if (needed <= left) return;
    const larger = Buffer.allocUnsafeSlow(this.at + needed + 3);
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }
}
