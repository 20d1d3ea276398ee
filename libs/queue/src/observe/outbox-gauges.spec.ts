import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { outboxGauges } from './outbox-gauges.js';

it('shows how far publishing lags behind, and nothing while the database cannot be asked', async () => {
  const registry = new Registry();
  let away = false;
  outboxGauges(registry, async () => {
    if (away) throw new Error('away');
    return { waiting: 3, oldestSeconds: 1.5 };
  });
  expect(await registry.metrics()).toMatch(/^vitae_outbox_waiting 3$[^]*^vitae_outbox_oldest_seconds 1\.5$/m);
  away = true;
  expect(await registry.metrics()).not.toMatch(/^vitae_outbox/m);
  away = false;
  expect(await registry.metrics()).toMatch(/^vitae_outbox_waiting 3$/m);
});
