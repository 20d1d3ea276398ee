import { afterAll, beforeAll, describe } from 'vitest';
import { createLogger } from '#common';
import { givenBroker, nativePulsar } from '#testing';
import { BrokerQueue } from '../../client/broker-queue.js';
import { eventsContract } from '../../../test/contract/events.contract.js';
import { PulsarFixture } from '../../../test/contract/pulsar-harness.js';
import { queueContract } from '../../../test/contract/queue-contract.js';
import { loadNativeClient, type NativeClient } from './native-client.js';
import { nativeContract } from '../../../test/pulsar/native.contract.js';
import { PulsarDriver } from './pulsar-driver.js';

const logger = createLogger('test', 'silent');
const broker = givenBroker();
let fixture: PulsarFixture;
let native: NativeClient;

// Needs the native module as well as a broker; where one is missing the run's closing lines say so.
describe.runIf(broker && nativePulsar())('on a real broker', () => {
  beforeAll(async () => {
    native = await loadNativeClient(logger);
    if (broker) fixture = await PulsarFixture.start(broker);
  });
  afterAll(() => fixture?.close());

  const connect = (): BrokerQueue => new BrokerQueue(new PulsarDriver({ ...fixture.place, native, logger }), { logger });
  queueContract('pulsar', async () => fixture.harness(connect));
  eventsContract('pulsar', async () => fixture.harness(connect));
  nativeContract(() => fixture, connect);
});
