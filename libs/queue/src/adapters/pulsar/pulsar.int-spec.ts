import { afterAll, beforeAll, describe } from 'vitest';
import { givenBroker, runsHere } from '#testing';
import { eventsContract } from '../../../test/contract/events.contract.js';
import { PulsarFixture } from '../../../test/contract/pulsar-harness.js';
import { queueContract } from '../../../test/contract/queue-contract.js';
import { nativeContract } from '../../../test/pulsar/native.contract.js';

const broker = givenBroker();
let fixture: PulsarFixture;

// Needs the native module as well as a broker; where one is missing the run's closing lines say so.
describe.runIf(runsHere('pulsar'))('on a real broker', () => {
  beforeAll(async () => {
    if (broker) fixture = await PulsarFixture.start(broker, 'pulsar');
  });
  afterAll(() => fixture?.close());

  queueContract('pulsar', async () => fixture.harness());
  eventsContract('pulsar', async () => fixture.harness());
  nativeContract(() => fixture);
});
