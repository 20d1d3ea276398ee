import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { createLogger, newId, type ExecutorId, type ItemId, type UserId } from '#common';
import { createPool, withTransaction, type Pool } from '#database';
import { deployAll, provisionDatabases } from '#migrations';
import { acknowledge, type Outcome } from '../../apps/jobs/src/dispatch/acknowledge.js';
import { claim, type ClaimedItem } from '../../apps/jobs/src/dispatch/claim.js';
import { withPlannerSettings } from '../../apps/jobs/src/dispatch/planner-settings.js';
import { JobRepository } from '../../apps/jobs/src/job/job.repository.js';
import { root, type Stack } from '../../test/harness/stack.js';

/** Items in one claim and one acknowledgement: as many as the product's calls carry at most. */
const BATCH = 200;
/** Statements under way at once. */
const LANES = 4;
const DATABASE = 'bench_statements';
const LEASE_MS = 30_000;

const succeeded = ({ itemId, attempt, fence, index }: ClaimedItem): Outcome => ({
  itemId,
  attempt,
  fence,
  result: { is: 'succeeded', kind: 'NUMBER', id: null, detail: `{"n":${index}}` },
});

/**
 * The floor of the design: the product's own statements for submit, claim and acknowledge, with their commits, from one process to a database
 * of their own. No other process, no queue, no dispatcher, no gRPC, no TLS, no handler: the product cannot be faster than this.
 */
export class BareStatements {
  private readonly jobs: JobRepository;

  private constructor(private readonly pool: Pool) {
    this.jobs = new JobRepository(pool);
  }

  static async start(stack: Stack): Promise<BareStatements> {
    const password = randomUUID();
    await provisionDatabases(stack.postgres.url(), [{ database: DATABASE, user: DATABASE, password }]);
    const url = stack.postgres.url(DATABASE, DATABASE, password);
    await deployAll([{ folder: path.join(root, 'prisma/jobs'), url }]);
    const logger = createLogger('bench', 'silent');
    return new BareStatements(createPool({ url: withPlannerSettings(url), name: 'bench', max: LANES, logger, statementTimeoutMs: 60_000 }));
  }

  /** Milliseconds of lone items, from the begin of the submit to the answer of the claim: what comes before the acknowledgement begins. */
  async lone(count: number): Promise<number[]> {
    const times: number[] = [];
    for (let n = 0; n < count; n++) {
      const begun = performance.now();
      const items = await this.claim(await this.submit(1));
      times.push(performance.now() - begun);
      await this.acknowledge(items);
    }
    return times;
  }

  /** Seconds to claim and acknowledge so many items, submission excluded. */
  async all(count: number): Promise<number> {
    const ids = await this.submit(count);
    const begun = performance.now();
    await Promise.all(
      Array.from({ length: LANES }, async () => {
        for (let batch = ids.splice(0, BATCH); batch.length > 0; batch = ids.splice(0, BATCH)) {
          await this.acknowledge(await this.claim(batch));
        }
      }),
    );
    return (performance.now() - begun) / 1_000;
  }

  async stop(): Promise<void> {
    await this.pool.end();
  }

  private async submit(count: number): Promise<ItemId[]> {
    const ownerId = newId<UserId>();
    const items = Array.from({ length: count }, (_, index) => ({ index, payload: '{}' }));
    const job = {
      ownerId,
      type: 'probe',
      clientRequestId: randomUUID(),
      requestHash: createHash('sha256').update('{}').digest(),
      items,
      scopes: [],
      abortOnError: false,
      sourceId: null,
      traceparent: undefined,
    } as const;
    const stored = await withTransaction(this.pool, (tx) => this.jobs.insert(tx, job), { owner: ownerId });
    return [...(stored?.itemIds ?? [])];
  }

  private async claim(itemIds: readonly ItemId[]): Promise<ClaimedItem[]> {
    const order = { executorId: 'bench' as ExecutorId, jobType: 'probe', itemIds, max: BATCH, leaseMs: LEASE_MS } as const;
    const items = await claim(this.pool, order);
    if (items.length !== itemIds.length) throw new Error(`${items.length} of ${itemIds.length} claimed`);
    return items;
  }

  private async acknowledge(items: readonly ClaimedItem[]): Promise<void> {
    const { dispositions } = await acknowledge(this.pool, items.map(succeeded), Math.random);
    const other = dispositions.find((d) => d !== 'APPLIED');
    if (other) throw new Error(`An outcome was ${other}`);
  }
}
