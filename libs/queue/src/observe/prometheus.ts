import { Counter, type Registry } from 'prom-client';
import type { QueueObserver } from '../port/queue.js';

/** `vitae_queue_messages_total{event, topic, subscription, reason}`. Every label is a constant of the code, so their number is bounded. */
export function prometheusObserver(registry: Registry): QueueObserver {
  const counter = new Counter({
    name: 'vitae_queue_messages_total',
    help: 'Messages by what became of them',
    labelNames: ['event', 'topic', 'subscription', 'reason'] as const,
    registers: [registry],
  });
  return {
    count: ({ event, topic, subscription = '', reason = '', count }) => counter.inc({ event, topic, subscription, reason }, count),
  };
}
