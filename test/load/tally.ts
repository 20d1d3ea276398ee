import { percentile } from '../../bench/measure.js';

/** What people do, as it is counted. A `document` is asked for, watched by subscription, and there. */
export type Kind = 'sign-in' | 'sign-in elsewhere' | 'refresh' | 'list' | 'read' | 'upload' | 'import' | 'generate' | 'document' | 'socket';

/** How one kind went: times in milliseconds, of what succeeded. */
export interface Figures {
  readonly asked: number;
  readonly succeeded: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** An answer that was not what was asked for, by its code. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message = '',
  ) {
    super(`${code} ${message}`.trim());
  }
}

/** A network's or a library's error by the shortest name it has. */
export function codeOf(error: unknown): string {
  if (error instanceof Refused) return error.code;
  if (!(error instanceof Error)) return 'UNKNOWN';
  const { code, name } = error as Error & { code?: unknown };
  return typeof code === 'string' ? code : name === 'TimeoutError' ? 'TIMEOUT' : name;
}

/** Counts what was asked, kind by kind, and how it went. */
export class Tally {
  private readonly times = new Map<Kind, number[]>();
  private readonly asked = new Map<Kind, number>();
  private readonly refusals = new Map<string, number>();
  private since = performance.now();
  /** What is begun before a tally is emptied is counted in none: it belongs to two rows. */
  private epoch = 0;

  /** Runs and times it. Answers undefined where it failed: that is counted, and the person goes on. */
  async measure<T>(kind: Kind, work: () => Promise<T>): Promise<T | undefined> {
    const { epoch } = this;
    const begun = performance.now();
    const [answer, code] = await work().then(
      (made): [T, undefined] => [made, undefined],
      (error: unknown): [undefined, string] => [undefined, codeOf(error)],
    );
    if (epoch !== this.epoch) return answer;
    this.asked.set(kind, (this.asked.get(kind) ?? 0) + 1);
    if (code === undefined) this.timesOf(kind).push(performance.now() - begun);
    else this.refuse(kind, code);
    return answer;
  }

  /** Counts what nobody waited for: a socket that was closed. */
  refuse(kind: Kind, code: string): void {
    const name = `${kind} ${code}`;
    this.refusals.set(name, (this.refusals.get(name) ?? 0) + 1);
  }

  private timesOf(kind: Kind): number[] {
    const known = this.times.get(kind);
    if (known) return known;
    const made: number[] = [];
    this.times.set(kind, made);
    return made;
  }

  of(kind: Kind): Figures {
    const times = this.times.get(kind) ?? [];
    const at = (p: number): number => percentile(times, p);
    return { asked: this.asked.get(kind) ?? 0, succeeded: times.length, p50: at(50), p95: at(95), p99: at(99) };
  }

  get kinds(): readonly Kind[] {
    return [...this.asked.keys()].toSorted();
  }

  /** `kind CODE` and how often. */
  get errors(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.refusals].toSorted(([, a], [, b]) => b - a));
  }

  /** Since it was made or emptied. */
  get perSecond(): number {
    const all = [...this.asked.values()].reduce((sum, n) => sum + n, 0);
    return all / ((performance.now() - this.since) / 1_000);
  }

  get total(): number {
    return [...this.asked.values()].reduce((sum, n) => sum + n, 0);
  }

  empty(): void {
    for (const counts of [this.times, this.asked, this.refusals]) counts.clear();
    this.since = performance.now();
    this.epoch++;
  }
}
