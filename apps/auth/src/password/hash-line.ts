import { Limiter } from '#common';
import { widerNetwork } from '../throttle/identifier-hasher.js';

/**
 * What a hash is asked for. A sign-in from a place where its account was used before stands apart: strangers with a thousand addresses do
 * not delay it, for each of these would need an account made or used there first.
 */
export const HASH_PURPOSES = ['login-from-known-place', 'login', 'register', 'confirmation'] as const;
export type HashPurpose = (typeof HASH_PURPOSES)[number];

export interface HashTurn {
  readonly purpose: HashPurpose;
  /** Where it comes from, as `network` writes it: the addresses of a purpose take turns. */
  readonly from: string;
}

export interface HashLineOptions {
  readonly threads: number;
  /** Hashes of one purpose that may wait; half of them from one address. */
  readonly queue: number;
}

/** An operation has ten seconds (C71): both waits and a hash fit into them, and who is told to come back still listens. */
const PATIENCE_MS = { address: 5_000, purpose: 4_000 } as const;

/**
 * What an address has had counts half after this long. Beside sixty that guess, each of which has had some hashes, one that has had none waits
 * for the next turn but one, and not for theirs.
 */
const REMEMBERED_MS = 300_000;

const ANSWER = { message: 'Too many people are signing in at this moment; try again', retryAfterMs: 2_000 } as const;

/**
 * The lines before the hash threads (docs/security.md, A170). Turns go round the purposes first, then round the addresses within one, so that a
 * crowd that registers delays a sign-in by one hash, and a crowd at one address another address by one more. Of the addresses of a purpose every
 * other turn goes to the one that has had least lately, it and in part the network around it, and a full line gives up the place of the one that
 * has had most: a crowd that asks from many addresses without end does not close the door to one that comes once. Every line is bounded: per address, per purpose, and so in all.
 *
 * A piece of work gets a place of its purpose, of which there are as many as threads, and with it goes for a thread: at the threads no purpose
 * has more than these waiting.
 */
export class HashLine {
  private readonly threads: Limiter;
  private readonly lines: Readonly<Record<HashPurpose, Limiter>>;

  constructor({ threads, queue }: HashLineOptions) {
    const line = (): Limiter =>
      new Limiter({
        ...ANSWER,
        concurrency: threads,
        queue,
        queuePerKey: Math.ceil(queue / 2),
        waitMs: PATIENCE_MS.address,
        remembersMs: REMEMBERED_MS,
      });
    this.lines = { 'login-from-known-place': line(), login: line(), register: line(), confirmation: line() };
    this.threads = new Limiter({
      ...ANSWER,
      concurrency: threads,
      queue: threads * HASH_PURPOSES.length,
      waitMs: PATIENCE_MS.purpose,
    });
  }

  /** Runs `work` in its turn. Throws OVERLOADED, then it was not begun; and what it throws. */
  run<T>(work: () => Promise<T>, { purpose, from }: HashTurn): Promise<T> {
    return this.lines[purpose].run(() => this.threads.run(work, { key: purpose }), { key: from, group: widerNetwork(from) });
  }

  /** Hashes that wait for a thread. */
  get waiting(): number {
    return HASH_PURPOSES.reduce((sum, purpose) => sum + this.lines[purpose].waiting, 0);
  }
}
