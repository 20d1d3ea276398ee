import { afterAll, beforeAll, describe } from 'vitest';
import type { FileStore } from '../../src/index.js';
import { boundsContract } from './bounds.contract.js';
import { erasureContract } from './erasure.contract.js';
import type { FilesHarness } from './files-harness.js';
import { linksContract } from './links.contract.js';
import { storingContract } from './storing.contract.js';

/** What a suite has once its place is made. */
export interface ContractContext {
  readonly harness: FilesHarness;
  readonly files: FileStore;
}

/** What every store of files must do: run for each adapter. */
export function filesContract(makeHarness: () => Promise<FilesHarness>): void {
  const context = {} as { -readonly [K in keyof ContractContext]: ContractContext[K] };
  beforeAll(async () => {
    context.harness = await makeHarness();
    context.files = await context.harness.open();
  });
  afterAll(async () => {
    await context.files?.close();
    await context.harness?.dispose();
  });
  describe('storing', () => {
    storingContract(context);
  });
  describe('bounds', () => {
    boundsContract(context);
  });
  describe('links', () => {
    linksContract(context);
  });
  describe('erasure', () => {
    erasureContract(context);
  });
}
