import { Lately, type VitaeError } from '#common';
import type { Caller } from './callers.js';

/** So many are told at once that they come too often, and again after a pause. */
const AT_ONCE = 8;
const LATELY_MS = 10_000;
/** As long as the refusal says. */
const HELD_MS = 1_000;
/** Each keeps a connection that is there anyway, and 3 kB. Beyond it refusals are told at once. */
const MOST = 4_000;

/**
 * Somebody who asks again as soon as a refusal is there makes refusals the most of what this process does: 70 connections had 1,300 a second, and a
 * core with them (measured). So whoever has had a few lately hears of the next a second later.
 */
export class Refusals {
  private readonly lately = new Lately(LATELY_MS);
  private held = 0;

  /** Runs `tell` now or later; not at all once what is answered leaves, which `leaves` is told to call. */
  tell(who: Caller, error: VitaeError, tell: () => void, leaves: (left: () => void) => void): void {
    if (error.code !== 'RATE_LIMITED' && error.code !== 'OVERLOADED') return tell();
    const much = this.lately.of(who) >= AT_ONCE;
    this.lately.add(who, 1);
    if (!much || this.held >= MOST) return tell();
    this.held++;
    const timer = setTimeout(() => {
      this.held--;
      over = true;
      tell();
    }, HELD_MS).unref();
    let over = false;
    leaves(() => {
      if (over) return;
      over = true;
      this.held--;
      clearTimeout(timer);
    });
  }
}
