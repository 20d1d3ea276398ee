import { LRUCache } from 'lru-cache';

/** Addresses remembered; the longest unseen goes first. At 100 bytes each a flood of addresses costs 10 MB and no more. */
const ADDRESSES = 100_000;

/** One household or VPS has a whole /64 of IPv6 (RFC 6177): it counts as one address. */
export function addressKey(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4).join(':');
}

/** A bucket of one minute's requests an address, refilled evenly. Counts in this process only: a net against floods, not a quota. */
export class Throttle {
  private readonly buckets = new LRUCache<string, { left: number; at: number }>({ max: ADDRESSES });

  /** `perMinute` 0: no limit. */
  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Takes `cost`, all or nothing. Undefined: granted; otherwise milliseconds until there is as much again. */
  take(address: string, cost = 1): number | undefined {
    const bucket = this.bucket(address);
    if (!bucket) return undefined;
    // What costs more than a whole bucket is granted from a full one.
    const due = Math.min(cost, this.perMinute);
    if (bucket.left < due) return ((due - bucket.left) * 60_000) / this.perMinute;
    bucket.left -= due;
    return undefined;
  }

  /** Takes `cost` for what has happened already: all that is left, where that is less. */
  draw(address: string, cost: number): void {
    const bucket = this.bucket(address);
    if (bucket) bucket.left = Math.max(0, bucket.left - cost);
  }

  /** As full as it is now; undefined: no limit. */
  private bucket(address: string): { left: number; at: number } | undefined {
    if (this.perMinute === 0) return undefined;
    const key = addressKey(address);
    const at = this.now();
    const bucket = this.buckets.get(key) ?? { left: this.perMinute, at };
    bucket.left = Math.min(this.perMinute, bucket.left + ((at - bucket.at) * this.perMinute) / 60_000);
    bucket.at = at;
    this.buckets.set(key, bucket);
    return bucket;
  }
}
