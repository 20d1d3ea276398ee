import { Limiter, type UserId } from '#common';
import { gaveWay, tooLong } from './upload.errors.js';

/** Uploads at once in this process, and of one person: each holds some 8 MB and, at full speed, half a core. */
const AT_ONCE = 8;
const OF_ONE = 3;
/** Its sender's bytes wait in the network meanwhile. Longer than any grace, so that who waits for a slow one outlives it. */
const MAX_WAIT_MS = 20_000;
const MAX_LINE_LENGTH = 200;

/** The grace of who has more places than the one who waits would have: enough to see a rate. */
const SHORT_GRACE_MS = 1_000;
const LOOK_MS = 100;

export interface PlaceRules {
  /** A place that keeps others waiting must have brought so many bytes a second, in the mean since it was taken. */
  readonly leastRate: number;
  /** Not before so many milliseconds. */
  readonly graceMs: number;
  /** Longest time of an upload, whoever waits, in milliseconds. */
  readonly longestMs: number;
}

/**
 * One upload's place: how fast its sender is, and whether it may go on. Time in which we hold the sender back does not count; the signal
 * aborts with what the sender is to be told.
 */
export class Place {
  private readonly ended = new AbortController();
  private readonly since = performance.now();
  private heldSince: number | undefined;
  private heldMs = 0;
  private bytes = 0;

  constructor(readonly owner: UserId) {}

  get lost(): AbortSignal {
    return this.ended.signal;
  }

  came(bytes: number): void {
    this.bytes += bytes;
  }

  hold(held: boolean): void {
    if (held) this.heldSince ??= performance.now();
    else if (this.heldSince !== undefined) {
      this.heldMs += performance.now() - this.heldSince;
      this.heldSince = undefined;
    }
  }

  get ageMs(): number {
    return performance.now() - this.since;
  }

  /** Bytes a second of the time its sender was waited for. */
  get rate(): number {
    const held = this.heldMs + (this.heldSince === undefined ? 0 : performance.now() - this.heldSince);
    return (this.bytes * 1_000) / Math.max(1, this.ageMs - held);
  }

  end(reason: Error): void {
    this.ended.abort(reason);
  }
}

/**
 * The places of this process. Who comes while all are taken waits, people take turns; meanwhile whoever is slowest, and slower than the rule,
 * gives its place up: at once where its owner has more places than who waits would have, else after the grace. So nobody can close uploads
 * for others by sending slowly, and on a house that is not full a slow line may take its time.
 */
export class UploadPlaces {
  private readonly limiter = new Limiter({
    concurrency: AT_ONCE,
    perKey: OF_ONE,
    queue: MAX_LINE_LENGTH,
    waitMs: MAX_WAIT_MS,
    message: 'Too many uploads at once; try again',
    retryAfterMs: 2_000,
  });
  private readonly taken = new Set<Place>();
  private readonly waiting = new Map<UserId, number>();
  private looking: NodeJS.Timeout | undefined;

  constructor(private readonly rules: PlaceRules) {}

  /** Runs `work` in a place of its own. Throws OVERLOADED where none came free in time, and what `work` throws. */
  async run<T>(owner: UserId, work: (place: Place) => Promise<T>): Promise<T> {
    const release = await this.enter(owner);
    const place = new Place(owner);
    this.taken.add(place);
    const longest = setTimeout(() => place.end(tooLong()), this.rules.longestMs);
    try {
      return await work(place);
    } finally {
      clearTimeout(longest);
      this.taken.delete(place);
      release();
    }
  }

  private async enter(owner: UserId): Promise<() => void> {
    this.waiting.set(owner, (this.waiting.get(owner) ?? 0) + 1);
    this.looking ??= setInterval(() => this.makeRoom(), Math.min(LOOK_MS, this.rules.graceMs)).unref();
    try {
      return await this.limiter.acquire({ key: owner });
    } finally {
      const left = this.waiting.get(owner)! - 1;
      if (left > 0) this.waiting.set(owner, left);
      else this.waiting.delete(owner);
      if (this.waiting.size === 0) {
        clearInterval(this.looking);
        this.looking = undefined;
      }
    }
  }

  /** One place at a time: the next look comes soon, and knows who waits then. */
  private makeRoom(): void {
    if (this.limiter.active < AT_ONCE || [...this.taken].some((place) => place.lost.aborted)) return;
    const fewest = Math.min(...[...this.waiting.keys()].map((owner) => this.placesOf(owner)));
    if (fewest >= OF_ONE) return;
    let slowest: Place | undefined;
    for (const place of this.taken) {
      const grace = this.placesOf(place.owner) > fewest + 1 ? Math.min(SHORT_GRACE_MS, this.rules.graceMs) : this.rules.graceMs;
      if (place.ageMs >= grace && place.rate < Math.min(this.rules.leastRate, slowest?.rate ?? Infinity)) slowest = place;
    }
    slowest?.end(gaveWay());
  }

  private placesOf(owner: UserId): number {
    let places = 0;
    for (const place of this.taken) if (place.owner === owner) places++;
    return places;
  }
}
