import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

/** The executor's own figures. Labels are job types, lanes (providers), outcomes and codes: all bounded. */
export class ExecutorMetrics {
  readonly items: Counter<'type' | 'outcome'>;
  readonly dispositions: Counter<'disposition'>;
  readonly claimed: Counter<'type' | 'by'>;
  readonly seconds: Histogram<'type'>;
  readonly calls: Histogram<'call' | 'ok'>;
  readonly running: Gauge<'type' | 'lane'>;
  readonly waiting: Gauge<'type' | 'lane'>;
  readonly unsent: Gauge;
  readonly held: Gauge;

  constructor(registry: Registry) {
    const registers = [registry];
    this.items = new Counter({
      name: 'vitae_executor_items_total',
      help: 'Attempts that ended, by outcome',
      labelNames: ['type', 'outcome'],
      registers,
    });
    this.dispositions = new Counter({
      name: 'vitae_executor_dispositions_total',
      help: "Jobs' answers to outcomes",
      labelNames: ['disposition'],
      registers,
    });
    this.claimed = new Counter({
      name: 'vitae_executor_claimed_total',
      help: 'Items claimed, by hint or by type',
      labelNames: ['type', 'by'],
      registers,
    });
    this.seconds = new Histogram({
      name: 'vitae_executor_item_seconds',
      help: 'Time in the handler',
      labelNames: ['type'],
      buckets: SECONDS,
      registers,
    });
    this.calls = new Histogram({
      name: 'vitae_executor_call_seconds',
      help: 'Calls to Jobs',
      labelNames: ['call', 'ok'],
      buckets: SECONDS,
      registers,
    });
    this.running = new Gauge({ name: 'vitae_executor_running', help: 'Items in handlers', labelNames: ['type', 'lane'], registers });
    this.waiting = new Gauge({
      name: 'vitae_executor_waiting',
      help: 'Items claimed and not started',
      labelNames: ['type', 'lane'],
      registers,
    });
    this.unsent = new Gauge({ name: 'vitae_executor_untold', help: 'Outcomes Jobs has not been told', registers });
    this.held = new Gauge({ name: 'vitae_executor_held', help: 'Leases held', registers });
  }

  /** Times a call to Jobs. */
  async timed<T>(call: string, work: () => Promise<T>): Promise<T> {
    const stop = this.calls.startTimer({ call });
    try {
      const result = await work();
      stop({ ok: 'true' });
      return result;
    } catch (error) {
      stop({ ok: 'false' });
      throw error;
    }
  }
}
