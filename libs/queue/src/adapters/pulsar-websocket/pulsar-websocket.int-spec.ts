import { afterAll, beforeAll, describe } from 'vitest';
import { createLogger } from '#common';
import { givenBroker } from '#testing';
import { BrokerQueue } from '../../client/broker-queue.js';
import { eventsContract } from '../../../test/contract/events.contract.js';
import { queueContract } from '../../../test/contract/queue-contract.js';
import { PulsarFixture } from '../../../test/contract/pulsar-harness.js';
import { PulsarWebSocketDriver } from './pulsar-websocket-driver.js';

const logger = createLogger('test', 'silent');
const broker = givenBroker();
let fixture: PulsarFixture;

// Where there is no broker the run's closing lines say so.
describe.runIf(broker)('on a real broker', () => {
  beforeAll(async () => {
    if (broker) fixture = await PulsarFixture.start(broker);
  });
  afterAll(() => fixture?.close());

  const connect = (): BrokerQueue => new BrokerQueue(new PulsarWebSocketDriver({ access: fixture.place.access, logger }), { logger });
  queueContract('pulsar-websocket', async () => fixture.harness(connect));
  eventsContract('pulsar-websocket', async () => fixture.harness(connect));
});
