import { Registry } from 'prom-client';
import { expect, it } from 'vitest';
import { prometheusObserver } from './prometheus.js';
import { MessageCounters } from './message-counters.js';

it('adds up by event, topic, subscription and reason, and passes everything on to Prometheus', async () => {
  const registry = new Registry();
  const tally = new MessageCounters(prometheusObserver(registry));
  tally.count({ event: 'published', topic: 'events/a', count: 3 });
  tally.count({ event: 'published', topic: 'events/a', count: 2 });
  tally.count({ event: 'parked', topic: 'events/a', subscription: 's', reason: 'invalid', count: 1 });
  tally.count({ event: 'parked', topic: 'events/a', subscription: 's', reason: 'refused', count: 1 });
  expect(tally.all()).toEqual([
    { event: 'published', topic: 'events/a', count: 5 },
    { event: 'parked', topic: 'events/a', subscription: 's', reason: 'invalid', count: 1 },
    { event: 'parked', topic: 'events/a', subscription: 's', reason: 'refused', count: 1 },
  ]);
  const text = await registry.metrics();
  expect(text).toContain('vitae_queue_messages_total{event="published",topic="events/a",subscription="",reason=""} 5');
  expect(text).toContain('vitae_queue_messages_total{event="parked",topic="events/a",subscription="s",reason="invalid"} 1');
});
