import { pass, type Accounts, type World } from './world.js';

/** Of one item: with twenty places so many that the places and not the machine decide the rate. */
const WORK_MS = 250;
const JOB_ITEMS = 300;

/** What a feed needs of a world. */
export type FedWorld = Pick<World, 'row' | 'submit' | 'finished' | 'told' | 'accounts'> & {
  readonly recorder: Pick<World['recorder'], 'decide'>;
};

/**
 * Keeps work waiting, job after job, so that a rate can be measured for as long as a fault lasts.
 *
 * States: feeding, until it is ended, stopped, or a submission fails. A failure is kept for `end`: whoever feeds may be waiting for something
 * else meanwhile, and a rejection that nobody hears would end the whole run.
 */
export class Feed {
  readonly jobs: string[] = [];
  private readonly running: Promise<void>;
  private ended = false;

  private constructor(private readonly world: FedWorld) {
    world.recorder.decide = () => ({ do: 'ok', workMs: WORK_MS });
    this.running = this.feed();
    this.running.catch(() => undefined);
  }

  /** Feeds while `step` runs, and no longer, however it ends: a feed that outlived its row would submit to a world that is gone. */
  static async during<T>(world: FedWorld, step: (feed: Feed) => Promise<T>): Promise<T> {
    const feed = new Feed(world);
    try {
      return await step(feed);
    } finally {
      await feed.stop();
    }
  }

  /** Items submitted so far. */
  get items(): number {
    return this.jobs.length * JOB_ITEMS;
  }

  async succeeded(): Promise<number> {
    const { n } = await this.world.row<{ n: number }>('SELECT coalesce(sum(succeeded), 0)::int AS n FROM jobs WHERE id = ANY ($1)', [
      this.jobs,
    ]);
    return n;
  }

  /** Items a second while `step` runs. */
  async rate(step: Promise<unknown>): Promise<number> {
    const [before, begun] = [await this.succeeded(), performance.now()];
    await step;
    return ((await this.succeeded()) - before) / ((performance.now() - begun) / 1_000);
  }

  /** Waits for everything that was fed, and adds up. Throws what ended the feed early. */
  async end(): Promise<Accounts> {
    this.ended = true;
    await this.running;
    for (const id of this.jobs) await this.world.finished(id);
    await this.world.told();
    const all = await Promise.all(this.jobs.map((id) => this.world.accounts(id, JOB_ITEMS)));
    const sum = (of: 'lost' | 'dup' | 'drift' | 'extra' | 'starts' | 'succeeded' | 'dead' | 'cancelled'): number => all.reduce((n, a) => n + a[of], 0);
    const status = all.every((a) => a.status === 'SUCCEEDED') ? 'SUCCEEDED' : 'not all SUCCEEDED';
    return { status, succeeded: sum('succeeded'), dead: sum('dead'), cancelled: sum('cancelled'), lost: sum('lost'), dup: sum('dup'), drift: sum('drift'), extra: sum('extra'), starts: sum('starts') };
  } // prettier-ignore

  private async stop(): Promise<void> {
    this.ended = true;
    await this.running.catch(() => undefined);
  }

  private async feed(): Promise<void> {
    while (!this.ended) {
      const open = this.items - (await this.succeeded());
      if (open < JOB_ITEMS) this.jobs.push(await this.world.submit(JOB_ITEMS));
      else await pass(200);
    }
  }
}
