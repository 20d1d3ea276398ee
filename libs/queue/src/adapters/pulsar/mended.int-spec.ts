import { mendedContract } from '../../../test/pulsar/mended.contract.js';

mendedContract('pulsar');
