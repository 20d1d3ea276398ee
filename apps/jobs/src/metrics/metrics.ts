import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import { JOB_TYPE_NAMES, type JobType } from '#contracts';
import type { Disposition } from '../dispatch/acknowledge.js';
import type { QueueDepth } from '../dispatch/queue-depth.js';
import type { ClaimedItem } from '../dispatch/claim.js';
import type { ExecutionObserver } from '../dispatch/execution.service.js';
import type { ReapedLeases } from '../dispatch/expired-leases.js';

const SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30, 60, 300];

/** What Prometheus sees of the pipeline. Labels are types, states and dispositions: bounded, never ids. */
export class JobsMetrics implements ExecutionObserver {
  private readonly claims: Histogram<'type'>;
  private readonly waits: Histogram<'type'>;
  private readonly acknowledgements: Histogram;
  private readonly attempts: Counter<'type'>;
  private readonly dispositions: Counter<'disposition'>;
  private readonly lost: Counter<'outcome'>;
  private readonly items: Gauge<'type' | 'state'>;
  private readonly oldest: Gauge<'type'>;
  private readonly drift: Gauge;
  readonly mended: Counter<'scope'>;

  /** `queueDepths` is asked on each scrape. `struck`: faults on purpose by place, of a process that was told to have some. */
  constructor(
    registry: Registry,
    queueDepths: () => Promise<readonly QueueDepth[]>,
    watched: () => number,
    struck: ReadonlyMap<string, number>,
  ) {
    const registers = [registry];
    this.claims = new Histogram({
      name: 'vitae_claim_seconds',
      help: 'Time of a claim, waiting excluded',
      labelNames: ['type'],
      buckets: SECONDS,
      registers,
    });
    this.waits = new Histogram({
      name: 'vitae_item_wait_seconds',
      help: 'From due to claimed',
      labelNames: ['type'],
      buckets: SECONDS,
      registers,
    });
    this.acknowledgements = new Histogram({
      name: 'vitae_acknowledge_seconds',
      help: 'Time of an acknowledge, batching included',
      buckets: SECONDS,
      registers,
    });
    this.attempts = new Counter({ name: 'vitae_attempts_total', help: 'Starts of items', labelNames: ['type'], registers });
    this.dispositions = new Counter({
      name: 'vitae_dispositions_total',
      help: 'Outcomes by what became of them',
      labelNames: ['disposition'],
      registers,
    });
    this.lost = new Counter({ name: 'vitae_leases_lost_total', help: 'Leases taken back', labelNames: ['outcome'], registers });
    this.items = new Gauge({
      name: 'vitae_items',
      help: 'Open items by state',
      labelNames: ['type', 'state'],
      registers,
      collect: async () => this.count(await queueDepths()),
    });
    this.drift = new Gauge({
      name: 'vitae_invariant_violations',
      help: 'Jobs whose counters differ from a recount, at the last check',
      registers,
    });
    this.mended = new Counter({
      name: 'vitae_usage_mended_total',
      help: 'Persons whose use of a scope was written down wrong, and set to what a recount found',
      labelNames: ['scope'],
      registers,
    });
    this.oldest = new Gauge({
      name: 'vitae_oldest_ready_seconds',
      help: 'Age of the oldest due item that nobody has claimed',
      labelNames: ['type'],
      registers,
    });
    const live: Gauge = new Gauge({
      name: 'vitae_live_jobs',
      help: 'Jobs watched live in this process',
      registers,
      collect: (): void => live.set(watched()),
    });
    if (struck.size > 0) {
      const faults: Gauge<'place'> = new Gauge({
        name: 'vitae_faults_on_purpose',
        help: 'What failpoints did, in calls or in items, by place',
        labelNames: ['place'],
        registers,
        collect: (): void => struck.forEach((n, place) => faults.set({ place }, n)),
      });
    }
    for (const type of JOB_TYPE_NAMES) this.attempts.inc({ type }, 0);
  }

  claimed(type: JobType, items: readonly ClaimedItem[], ms: number): void {
    this.claims.observe({ type }, ms / 1_000);
    this.attempts.inc({ type }, items.length);
    for (const { waitedMs } of items) this.waits.observe({ type }, Math.max(0, waitedMs) / 1_000);
  }

  acknowledged(dispositions: readonly Disposition[], ms: number): void {
    this.acknowledgements.observe(ms / 1_000);
    for (const disposition of dispositions) this.dispositions.inc({ disposition });
  }

  swept({ items, dead }: ReapedLeases): void {
    this.lost.inc({ outcome: 'dead' }, dead);
    this.lost.inc({ outcome: 'ready' }, items - dead);
  }

  checked(violations: number): void {
    this.drift.set(violations);
  }

  private count(queueDepths: readonly QueueDepth[]): void {
    for (const { type, ready, running, oldestReadySeconds } of queueDepths) {
      this.items.set({ type, state: 'ready' }, ready);
      this.items.set({ type, state: 'running' }, running);
      this.oldest.set({ type }, oldestReadySeconds);
    }
  }
}
