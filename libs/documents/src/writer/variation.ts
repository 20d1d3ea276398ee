/** FNV-1a with the last mixing step of MurmurHash3, 32 bit: spreads the variants evenly (200 letters, 2 variants: 97 to 103) and is the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  // The lowest bit of FNV is the parity of the text alone: without mixing, every coin of a letter fell with every other.
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}

/** Takes one of several wordings by content: no clock, no chance, so the same master and posting give the same bytes. */
export class Variation {
  constructor(private readonly seed: string) {}

  /** All wordings of a slot, beginning with the one whose turn it is by the seed. */
  order<Wording>(slot: string, wordings: readonly Wording[]): readonly Wording[] {
    const from = hash(`${slot} ${this.seed}`) % Math.max(1, wordings.length);
    return [...wordings.slice(from), ...wordings.slice(0, from)];
  }

  /** 0 to 1, evenly. */
  share(slot: string): number {
    return hash(`${slot} ${this.seed}`) / 0x1_0000_0000;
  }

  /** True or false, evenly. */
  coin(slot: string): boolean {
    return hash(`${slot} ${this.seed}`) % 2 === 0;
  }
}
