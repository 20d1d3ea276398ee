/** What a memory broker does wrong, as shares from 0 to 1. Left out: never. The same seed does the same wrongs to the same calls. */
export interface FaultPlan {
  /** Default 1. */
  readonly seed?: number;
  /** Share of messages each subscription gets several times, e.g. `[{ share: 0.2, times: 2 }, { share: 0.05, times: 10 }]`. */
  readonly repeat?: readonly { readonly share: number; readonly times: number }[];
  /** Share of messages put at a random place of the backlog instead of its end. */
  readonly reorder?: number;
  /** Share of messages that come later, by up to `maxMs`. */
  readonly delay?: { readonly share: number; readonly maxMs: number };
  /** Share of settlements that are answered and forgotten: the message comes again after `returnsMs` (default 50). */
  readonly loseAcks?: { readonly share: number; readonly returnsMs?: number };
  /** Share of publishes refused with DEPENDENCY_UNAVAILABLE, nothing stored. */
  readonly refusePublish?: number;
  /** Share of publishes that store everything and are refused with DEADLINE_EXCEEDED nevertheless, as a late broker does. */
  readonly refuseAfterStoring?: number;
  /** Most messages waiting in one subscription; a publish beyond it is refused with OVERLOADED, nothing stored. */
  readonly capacity?: number;
}

/** mulberry32: 32 bits of state, the same numbers on every machine; quality is ample for choosing faults. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
