import { setTimeout as wait } from 'node:timers/promises';
import { arrived } from './crowd.js';
import type { Account } from './client.js';
import { Person } from './person.js';
import { Tally } from './tally.js';

/** Between two acts of one of them. */
const PAUSE_MS = 200;

/**
 * Another person beside an attack: a few people who do each thing in turn without end, and say nothing again that was refused. A sign-in
 * comes from home and from a place never seen before.
 */
export class Neighbours {
  readonly tally = new Tally();
  private ending: AbortController | undefined;
  private loops: readonly Promise<void>[] = [];
  private places = 0;

  private constructor(private readonly people: readonly Person[]) {}

  static async arrive(url: string, accounts: readonly Account[]): Promise<Neighbours> {
    const list: Person[] = [];
    const made = new Neighbours(list);
    for (const [n, account] of accounts.entries()) list.push(new Person(url, account, `127.60.0.${1 + n}`, made.tally));
    await Promise.all(list.map(arrived));
    return made;
  }

  start(): void {
    this.tally.empty();
    this.ending = new AbortController();
    const { signal } = this.ending;
    this.loops = this.people.map((person) => this.live(person, signal));
  }

  /** What is under way is waited for and counted: an answer that never comes would be left out otherwise. */
  async stop(): Promise<void> {
    this.ending?.abort();
    await Promise.all(this.loops);
  }

  async close(): Promise<void> {
    await this.stop();
    await Promise.all(this.people.map((p) => p.close()));
  }

  private async live(person: Person, signal: AbortSignal): Promise<void> {
    const acts = [() => person.signIn(), () => person.list(), () => person.uploadAndDelete(), () => person.document(), () => person.signInElsewhere(this.elsewhere())]; // prettier-ignore
    for (let n = 0; !signal.aborted; n++) {
      await acts[n % acts.length]?.();
      await wait(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** In another /24 each time: sign-ins of one network are counted to all of it, and these are strangers to each other. */
  private elsewhere(): string {
    const n = this.places++;
    return `127.${61 + (Math.floor(n / 250) % 3)}.${n % 250}.${1 + (Math.floor(n / 750) % 250)}`;
  }
}
