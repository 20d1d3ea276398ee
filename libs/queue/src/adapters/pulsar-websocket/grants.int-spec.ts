import { grantsContract } from '../../../test/pulsar/grants.contract.js';

grantsContract('pulsar-websocket');
