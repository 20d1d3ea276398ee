const FIRST_BYTES = 4_096;

/**
 * Collects pieces up to a bound, by copying: a file that arrives byte by byte would otherwise pin a buffer object for
 * every byte. Once the bound is passed everything is let go and only the length is still counted.
 */
export class ByteStore {
  length = 0;
  private store: Buffer | undefined;

  constructor(readonly maxBytes: number) {}

  get overflowed(): boolean {
    return this.length > this.maxBytes;
  }

  add(part: Uint8Array): void {
    const at = this.length;
    this.length += part.length;
    if (this.overflowed) {
      this.store = undefined;
      return;
    }
    if (!this.store || this.store.length < this.length) {
      const larger = Buffer.allocUnsafe(Math.min(this.maxBytes, Math.max(FIRST_BYTES, this.length * 2)));
      if (this.store) larger.set(this.store.subarray(0, at));
      this.store = larger;
    }
    this.store.set(part, at);
  }

  /** What was collected, or undefined after an overflow. A view: valid until `clear`, also beyond it for its holder. */
  get bytes(): Uint8Array | undefined {
    if (this.overflowed) return undefined;
    return this.store?.subarray(0, this.length) ?? new Uint8Array(0);
  }

  /** Starts over. The old memory is given away, not written again, so views on it stay as they are. */
  clear(): void {
    this.length = 0;
    this.store = undefined;
  }
}
