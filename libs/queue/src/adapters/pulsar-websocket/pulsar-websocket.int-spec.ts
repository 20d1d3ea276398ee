import { afterAll, beforeAll, describe } from 'vitest';
import { givenBroker, runsHere } from '#testing';
import { eventsContract } from '../../../test/contract/events.contract.js';
import { queueContract } from '../../../test/contract/queue-contract.js';
import { PulsarFixture } from '../../../test/contract/pulsar-harness.js';

const broker = givenBroker();
let fixture: PulsarFixture;

// Where there is no broker the run's closing lines say so.
describe.runIf(runsHere('pulsar-websocket'))('on a real broker', () => {
  beforeAll(async () => {
    if (broker) fixture = await PulsarFixture.start(broker, 'pulsar-websocket');
  });
  afterAll(() => fixture?.close());

  queueContract('pulsar-websocket', async () => fixture.harness());
  eventsContract('pulsar-websocket', async () => fixture.harness());
});
