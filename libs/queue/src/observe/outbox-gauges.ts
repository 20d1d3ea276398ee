import { Gauge, type Registry } from 'prom-client';
import type { OutboxLag } from '../outbox/outbox.repository.js';

/**
 * `vitae_outbox_waiting` and `vitae_outbox_oldest_seconds`: how far publishing lags behind what happened, asked at each scrape.
 * While the database cannot be asked the two are absent: a zero would say that all is well.
 */
export function outboxGauges(registry: Registry, lag: () => Promise<OutboxLag>): void {
  let asked: Promise<OutboxLag | undefined> = Promise.resolve(undefined);
  const waiting: Gauge = new Gauge({
    name: 'vitae_outbox_waiting',
    help: 'Events not published yet',
    registers: [registry],
    collect: async () => {
      asked = lag().catch(() => undefined);
      show(waiting, (await asked)?.waiting);
    },
  });
  const oldest: Gauge = new Gauge({
    name: 'vitae_outbox_oldest_seconds',
    help: 'Age of the oldest event not published yet',
    registers: [registry],
    collect: async () => show(oldest, (await asked)?.oldestSeconds),
  });
}

function show(gauge: Gauge, value: number | undefined): void {
  if (value === undefined) gauge.remove();
  else gauge.set(value);
}
