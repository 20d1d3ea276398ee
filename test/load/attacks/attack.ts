import { setTimeout as wait } from 'node:timers/promises';
import { Browser, type Account } from '../client.js';
import { codeOf } from '../tally.js';

/** What an attacker has: the address everybody knows, and free accounts. */
export interface Target {
  readonly url: string;
  readonly accounts: readonly Account[];
}

/** What the attackers were answered, by code or type, and how often. */
export type Answers = Readonly<Record<string, number>>;

/** Counts answers, and keeps what has to be ended. */
export class Attackers {
  private readonly answers = new Map<string, number>();
  private readonly browsers: Browser[] = [];

  constructor(
    readonly target: Target,
    readonly signal: AbortSignal,
  ) {}

  count(what: string): void {
    this.answers.set(what, (this.answers.get(what) ?? 0) + 1);
  }

  /** Said, and its answer counted. Undefined where it was refused. */
  async attempt<T>(work: () => Promise<T>, well = 'answered'): Promise<T | undefined> {
    try {
      const made = await work();
      this.count(well);
      return made;
    } catch (error) {
      this.count(codeOf(error));
      return undefined;
    }
  }

  /** `act` again and again by so many at once, with no pause longer than what keeps this process from spinning on refusals. */
  async withoutPause(connections: number, act: (connection: number) => Promise<unknown>, pauseMs = 5): Promise<void> {
    const going = async (connection: number): Promise<void> => {
      while (!this.signal.aborted) {
        await act(connection);
        await this.pause(pauseMs);
      }
    };
    await Promise.all(Array.from({ length: connections }, (_, n) => going(n)));
  }

  pause(ms: number): Promise<unknown> {
    return wait(ms, undefined, { signal: this.signal }).catch(() => undefined);
  }

  browser(from: string): Browser {
    const made = new Browser(this.target.url, from);
    this.browsers.push(made);
    return made;
  }

  /** Signed in to the account of that number, from an address of its own. */
  async signedIn(n: number): Promise<Browser> {
    const account = this.target.accounts[n];
    if (!account) throw new Error(`No account ${n} for the attack`);
    const browser = this.browser(`127.70.0.${1 + n}`);
    for (let tries = 0; ; tries++) {
      try {
        await browser.signIn(account);
        return browser;
      } catch (error) {
        if (tries === 5) throw error;
        await wait(1_000);
      }
    }
  }

  get said(): Answers {
    return Object.fromEntries([...this.answers].toSorted(([, a], [, b]) => b - a));
  }

  async close(): Promise<void> {
    await Promise.all(this.browsers.map((b) => b.close()));
  }
}

/**
 * One kind of attack. `prepare` brings what it needs before anything is measured and answers what is to run until the signal; that ends within
 * seconds of it.
 */
export interface Attack {
  /** What it does, for the table. */
  readonly what: string;
  /** Accounts it needs. */
  readonly accounts: number;
  prepare(attackers: Attackers): Promise<() => Promise<void>>;
}
