import { setTimeout as wait } from 'node:timers/promises';
import type { Account } from './client.js';
import { MIX, Person } from './person.js';
import { Tally } from './tally.js';

/** At once, so that arriving waits for nothing but the hash threads. */
const ARRIVING = 6;
/** Of the accounts a run may fail to bring in: a hash line that is full for a moment is said again. */
const TRIES = 5;
const AGAIN_MS = 2_000;

/** Loopback addresses of people; attackers and strangers have others (127.64.0.0/10 and above). */
export const homeOf = (n: number): string => `127.1.${Math.floor(n / 250)}.${1 + (n % 250)}`;

/**
 * People who do something, think, and do the next thing: a closed loop each, all of them together an open one as long as the product answers
 * faster than they think. Thinking is exponential, so that they never march in step.
 */
export class People {
  readonly tally = new Tally();
  private readonly ending = new AbortController();
  private loops: readonly Promise<void>[] = [];

  private constructor(
    private readonly people: readonly Person[],
    private readonly thinkMs: number,
    private readonly random: () => number,
  ) {}

  /** Everybody signs in, uploads and imports. Throws where somebody cannot. */
  static async arrive(url: string, accounts: readonly Account[], options: { readonly thinkMs: number; readonly random?: () => number }): Promise<People> {
    const { thinkMs, random = Math.random } = options;
    const list: Person[] = [];
    const made = new People(list, thinkMs, random);
    for (const [n, account] of accounts.entries()) list.push(new Person(url, account, homeOf(n), made.tally));
    const waiting = [...list];
    const bring = async (): Promise<void> => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await arrived(next);
    };
    await Promise.all(Array.from({ length: ARRIVING }, bring));
    made.tally.empty();
    return made;
  } // prettier-ignore

  get size(): number {
    return this.people.length;
  }

  /** What they ask for together in a second, as long as answers take no time. */
  get offered(): number {
    return this.people.length / (this.thinkMs / 1_000);
  }

  start(): void {
    this.loops = this.people.map((person) => this.live(person));
  }

  async stop(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.loops);
    await Promise.all(this.people.map((p) => p.close()));
  }

  private async live(person: Person): Promise<void> {
    for (;;) {
      await wait(-Math.log(1 - this.random()) * this.thinkMs, undefined, { signal: this.ending.signal }).catch(() => undefined);
      if (this.ending.signal.aborted) return;
      await person.stayIn();
      await this.chosen()(person);
    }
  }

  private chosen(): (person: Person) => Promise<unknown> {
    let at = this.random() * MIX.reduce((sum, { share }) => sum + share, 0);
    for (const { share, act } of MIX) if ((at -= share) < 0) return act;
    return (p) => p.list();
  }
}

export async function arrived(person: Person): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      return await person.arrive();
    } catch (error) {
      if (tries === TRIES) throw error;
      await wait(AGAIN_MS);
    }
  }
}
