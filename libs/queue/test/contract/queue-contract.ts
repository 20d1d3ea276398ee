import { describe } from 'vitest';
import { arrivalContract } from './arrival.contract.js';
import { ContractContext, type QueueHarness } from './contract-context.js';
import { outageContract } from './outage.contract.js';
import { verdictContract } from './verdicts.contract.js';
import { consumerContract } from './window.contract.js';

export type { QueueHarness } from './contract-context.js';

/**
 * What every adapter must do, whatever its broker: the sentences of the port's docstrings as tests. `makeHarness` gives a fresh or
 * a shared broker; topics are new for each test.
 */
export function queueContract(name: string, makeHarness: () => Promise<QueueHarness>): void {
  describe(`queue contract: ${name}`, () => {
    const context = new ContractContext(makeHarness);
    arrivalContract(context);
    verdictContract(context);
    consumerContract(context);
    outageContract(context);
  });
}
