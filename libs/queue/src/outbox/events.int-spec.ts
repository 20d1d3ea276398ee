import { createLogger } from '#common';
import { eventsContract } from '../../test/contract/events.contract.js';
import { MemoryBroker } from '../adapters/memory/memory-broker.js';

const logger = createLogger('test', 'silent');

eventsContract('memory', async () => {
  const broker = new MemoryBroker();
  return {
    connect: () => broker.connect({ logger }),
    publishRaw: (topic, payload) => broker.send(topic, [payload]),
    parked: async (topic, subscription) => broker.parked(topic, subscription),
    depth: async (topic, subscription) => broker.depth(topic, subscription),
    stop: async () => broker.stop(),
    start: async () => broker.start(),
    dispose: async () => broker.dispose(),
  };
});
