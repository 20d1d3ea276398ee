import type { Variants } from './phrases/phrasebook.js';

/** FNV-1a, 32 bit: spreads the variants evenly (200 letters, 2 variants: 97 to 103) and is the same on every machine. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193) >>> 0;
  return value;
}

/** Takes one of several wordings by content: no clock, no chance, so the same master and posting give the same bytes. */
export class Variation {
  constructor(private readonly seed: string) {}

  /** `turn` counts uses of the same slot in one document: the next turn takes the next wording. */
  pick<Slots>(slot: string, variants: Variants<Slots>, turn = 0): (slots: Slots) => string {
    return variants[(hash(`${slot} ${this.seed}`) + turn) % variants.length] ?? variants[0];
  }

  /** True or false, evenly. */
  coin(slot: string): boolean {
    return hash(`${slot} ${this.seed}`) % 2 === 0;
  }
}
