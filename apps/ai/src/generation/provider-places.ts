import { VitaeError } from '#common';
import { FairQueue } from '../desk/fair-queue.js';
import { ProviderBusy } from '../providers/document-writer.js';

export interface ProviderPlacesOptions {
  /** Calls of one provider under way at once. */
  readonly most: number;
  /** Most that wait for a place at one provider. */
  readonly mostWaiting: number;
  /** How long a call may wait for its place. */
  readonly patienceMs: number;
}

/** When something may ask again that found no place. */
const COME_AGAIN_MS = 5_000;

interface Waiting {
  readonly person: string;
  begin(): void;
}

/** One provider: who is being served, how often, and who waits. */
class Lane {
  readonly queue = new FairQueue<Waiting>();
  readonly serving = new Map<string, number>();
  under = 0;
}

/**
 * Places for calls to providers, a number of them for each: one that hangs fills its own and nothing else, and what finds no place waits,
 * or its scope does. Nobody has more than half of a provider's places, and who waits is served by turns of person.
 */
export class ProviderPlaces {
  private readonly lanes = new Map<string, Lane>();

  constructor(private readonly options: ProviderPlacesOptions) {}

  /** Runs `call` in a place. Throws ProviderBusy where there is none in time, DEADLINE_EXCEEDED where nobody waits for it any more, and what `call` throws. */
  async run<T>(provider: string, person: string, signal: AbortSignal, call: () => Promise<T>): Promise<T> {
    const lane = this.lanes.get(provider) ?? new Lane();
    this.lanes.set(provider, lane);
    await this.place(provider, lane, person, signal);
    try {
      return await call();
    } finally {
      this.leave(lane, person);
    }
  }

  /** Calls of a provider under way, and such as wait for a place. */
  countOf(provider: string): { readonly under: number; readonly waiting: number } {
    const lane = this.lanes.get(provider);
    return { under: lane?.under ?? 0, waiting: lane?.queue.size ?? 0 };
  }

  private get mostOfOne(): number {
    return Math.max(1, Math.floor(this.options.most / 2));
  }

  private async place(provider: string, lane: Lane, person: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) throw left();
    if (lane.under < this.options.most && this.mayBegin(lane, person)) return this.enter(lane, person);
    if (lane.queue.size >= this.options.mostWaiting) throw busy(provider);
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = {
        person,
        begin: () => {
          clearTimeout(timer);
          signal.removeEventListener('abort', leave);
          resolve();
        },
      };
      const give = (error: Error): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', leave);
        if (lane.queue.delete(person, waiting)) reject(error);
      };
      const leave = (): void => give(left());
      const timer = setTimeout(() => give(busy(provider)), this.options.patienceMs);
      signal.addEventListener('abort', leave, { once: true });
      lane.queue.add(person, waiting);
    });
  }

  private mayBegin(lane: Lane, person: string): boolean {
    return (lane.serving.get(person) ?? 0) < this.mostOfOne;
  }

  private enter(lane: Lane, person: string): void {
    lane.under++;
    lane.serving.set(person, (lane.serving.get(person) ?? 0) + 1);
  }

  private leave(lane: Lane, person: string): void {
    lane.under--;
    const left = (lane.serving.get(person) ?? 1) - 1;
    if (left > 0) lane.serving.set(person, left);
    else lane.serving.delete(person);
    while (lane.under < this.options.most) {
      const next = lane.queue.take((who) => this.mayBegin(lane, who));
      if (!next) return;
      this.enter(lane, next.person);
      next.begin();
    }
  }
}

const busy = (provider: string): ProviderBusy => new ProviderBusy(`provider:${provider}`, 'OVERLOADED', COME_AGAIN_MS);
const left = (): VitaeError => new VitaeError('DEADLINE_EXCEEDED', 'Nobody waits for this document any more');
