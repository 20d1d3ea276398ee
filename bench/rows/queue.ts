import { randomUUID } from 'node:crypto';
import { createLogger, readConfig } from '#common';
import { connectQueue, queueSettings, type Queue } from '#queue';
// Not through #testing: its index needs a test runner.
import { adapterProblem, brokerEnv, PULSAR_ADAPTERS } from '../../libs/testing/src/pulsar/adapters.js';
import { startBroker } from '../../libs/testing/src/pulsar/find-broker.js';
import { ApiClient } from '../../test/harness/client.js';
import type { Stack } from '../../test/harness/stack.js';
import { median, percentile, until, type Row, type Run } from '../measure.js';
import { startProduct } from '../product.js';

const ROUNDS = 5;
const SINGLE = 40;
const HINTS = 3_000;
const ITEMS = 5_000;
/** As the dispatcher publishes and the executor takes them: fifty ids a hint, eight hints in hand. */
const IDS = Array.from({ length: 50 }, () => randomUUID());
const IN_HAND = 8;
const AT_ONCE = 10;

interface Sample {
  /** Milliseconds from publish to the handler's first line, each of them on an idle queue. */
  readonly latency: number[];
  /** Published one after the other, ten at a time, until the last is settled. */
  readonly hintsPerSecond: number;
  /** Of a no-op job through the whole product. */
  readonly itemsPerSecond: number;
}

/** One adapter: a queue of its own beside a product of its own, both on the same broker. */
class Side {
  readonly rounds: Sample[] = [];
  private readonly topic = `events/${randomUUID()}`;
  private seen = 0;
  private arrived: (at: number) => void = () => undefined;

  private constructor(
    readonly name: string,
    private readonly stack: Stack,
    private readonly api: ApiClient,
    private readonly queue: Queue,
  ) {}

  static async start(name: string, env: Readonly<Record<string, string>>): Promise<Side> {
    const stack = await startProduct({ VITAE_PROBE: 'true', ...env }, ['auth', 'resume', 'jobs', 'executor', 'gateway']); // prettier-ignore
    const api = new ApiClient(stack.gatewayUrl);
    await api.register();
    const settings = readConfig(queueSettings, { QUEUE_DATABASE_URL: stack.databaseUrl('queue'), ...env });
    const side = new Side(name, stack, api, await connectQueue({ ...settings, logger: createLogger('bench', 'silent') }));
    await until(() => side.prepared(), 60_000, `the queue of ${name}`, 100);
    return side;
  }

  /** The first is not counted. */
  async round(counts: boolean): Promise<Sample> {
    const latency: number[] = [];
    for (let n = 0; n < SINGLE; n++) {
      const begun = performance.now();
      const arrival = new Promise<number>((resolve) => (this.arrived = resolve));
      await this.queue.publish(this.topic, [{ data: { v: 1, itemIds: IDS } }]);
      latency.push((await arrival) - begun);
    }
    const sample = { latency, hintsPerSecond: await this.hints(), itemsPerSecond: await this.items() };
    if (counts) this.rounds.push(sample);
    return sample;
  }

  async stop(): Promise<void> {
    await this.queue.close();
    await this.api.close();
    await this.stack.stop();
  }

  private async prepared(): Promise<true | undefined> {
    try {
      await this.queue.ensure([{ topic: this.topic, subscriptions: ['bench'] }]);
    } catch {
      return undefined;
    }
    const handler = async (): Promise<'settle'> => {
      this.seen++;
      this.arrived(performance.now());
      return 'settle';
    };
    await this.queue.subscribe(this.topic, 'bench', handler, { concurrency: IN_HAND, decode: (data) => data }).attached;
    return true;
  }

  private async hints(): Promise<number> {
    const [wanted, begun] = [this.seen + HINTS, performance.now()];
    let left = HINTS;
    const publisher = async (): Promise<void> => {
      while (left-- > 0) await this.queue.publish(this.topic, [{ data: { v: 1, itemIds: IDS } }]);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, publisher));
    await until(async () => (this.seen >= wanted ? true : undefined), 120_000, 'the hints', 2);
    return HINTS / ((performance.now() - begun) / 1_000);
  }

  private async items(): Promise<number> {
    const input = { clientRequestId: randomUUID(), type: 'probe', input: { items: ITEMS } };
    const { executeJob } = await this.api.ask<{ executeJob: { id: string } }>(
      'mutation ($input: ExecuteJobInput!) { executeJob(input: $input) { ... on Job { id } } }',
      { input },
    );
    const took = async (): Promise<number | undefined> => {
      const [row] = await this.stack.query<{ s: number | null }>('jobs', 'SELECT extract(epoch FROM finished_at - created_at)::float8 AS s FROM jobs WHERE id = $1', [executeJob.id]); // prettier-ignore
      return row?.s ?? undefined;
    };
    return ITEMS / (await until(took, 120_000, 'the job', 50));
  }
}

/** The adapters side by side in one run, interleaved: what a hint takes from publish to its handler, hints/s, and items/s of the product. */
export async function queue({ keep }: Run): Promise<Row[]> {
  const broker = await startBroker();
  const sides: Side[] = [];
  const missing: Row[] = [];
  try {
    sides.push(await Side.start('pg-boss', {}));
    for (const adapter of PULSAR_ADAPTERS) {
      const problem = adapterProblem(adapter);
      if (problem === undefined) sides.push(await Side.start(adapter, brokerEnv(broker.description, adapter)));
      else
        missing.push({
          bench: `QUEUE=${adapter}`,
          against: 'pg-boss',
          goal: 'to choose by',
          figure: `NOT RUN: ${problem}`,
          met: true,
          raw: [],
        });
    }
    for (let round = 0; round <= ROUNDS; round++) {
      for (const side of sides) {
        const sample = await side.round(round > 0);
        if (round > 0) keep({ side: side.name, ...sample });
      }
    }
    const [embedded, ...others] = sides;
    if (!embedded) throw new Error('Nothing was measured');
    return [...others.flatMap((side) => compare(side, embedded)), ...missing];
  } finally {
    for (const side of sides) await side.stop();
    await broker.remove();
  }
}

function compare(side: Side, embedded: Side): Row[] {
  const latencies = (s: Side): number[] => s.rounds.flatMap((r) => r.latency);
  const [own, theirs] = [latencies(side), latencies(embedded)];
  const figure = (of: (s: Sample) => number): string => `${median(side.rounds.map(of)).toFixed(0)} against ${median(embedded.rounds.map(of)).toFixed(0)}`; // prettier-ignore
  const row = (bench: string, text: string, raw: unknown): Row => ({ bench, against: embedded.name, goal: 'to choose by', figure: text, met: true, raw }); // prettier-ignore
  return [
    row(
      `hint, publish → handler, idle, ${side.name}`,
      `p50 ${median(own).toFixed(1)} against ${median(theirs).toFixed(1)} ms, p99 ${percentile(own, 99).toFixed(0)} against ${percentile(theirs, 99).toFixed(0)} ms`,
      { own, theirs },
    ),
    row(`hints/s, published and settled, ${side.name}`, figure((r) => r.hintsPerSecond), [side.rounds, embedded.rounds]), // prettier-ignore
    row(`no-op items/s, whole product, ${side.name}`, figure((r) => r.itemsPerSecond), []), // prettier-ignore
  ];
}
