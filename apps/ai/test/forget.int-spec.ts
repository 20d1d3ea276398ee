import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, newId, type UserId } from '#common';
import { aiV1 } from '#contracts';
import { createGrpcClient, hashServiceKey } from '#grpc';
import { createPool, type Pool } from '#database';
import { deployMigrations } from '#migrations';
import { migratedTemplate, useDatabase } from '#testing';
import { ResultRepository } from '../src/result/result.repository.js';
import { DEADLINE, request, startService, type AiClient, type Started } from './ai-service.js';

const database = useDatabase(() => migratedTemplate('prisma/ai', (url) => deployMigrations({ folder: 'prisma/ai', url })));
const JOBS_KEY = 'j'.repeat(40);
let service: Started;
let jobs: AiClient;
let pool: Pool;
beforeAll(async () => {
  pool = createPool({ url: database.url, name: 'forget', logger: createLogger('test', 'silent') });
  service = await startService(database.url, {
    SERVICE_CALLERS: `executor:${hashServiceKey('e'.repeat(40))},jobs:${hashServiceKey(JOBS_KEY)}`,
  });
  jobs = createGrpcClient(aiV1.AiServiceService, { address: service.grpcAddress, service: 'jobs', key: JOBS_KEY, security: { mode: 'plaintext' } }); // prettier-ignore
});
afterAll(async () => {
  jobs.close();
  await service.stop();
  await pool.end();
});

const kept = async (owner: string): Promise<number> =>
  (await pool.query<{ n: number }>('SELECT count(*)::int AS n FROM generations WHERE owner_id = $1', [owner])).rows[0]!.n;

describe('162 a person who was erased', () => {
  it('has no answers kept, gets no further ones, and nobody else is touched; twice is once', async () => {
    const [ownerId, other] = [newId(), newId()];
    for (const owner of [ownerId, ownerId, other]) await service.client.generateDocument(request({ ownerId: owner }), DEADLINE);
    expect(await jobs.forgetOwner({ ownerId }, DEADLINE)).toEqual({ deleted: 2 });
    expect(await jobs.forgetOwner({ ownerId }, DEADLINE)).toEqual({ deleted: 0 });
    await expect(service.client.generateDocument(request({ ownerId }), DEADLINE)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect([await kept(ownerId), await kept(other)]).toEqual([0, 1]);
  });

  it('163 a call that was being made for them is not kept', async () => {
    const operation = { operationId: newId(), ownerId: newId<UserId>(), requestHash: Buffer.alloc(32) };
    const results = new ResultRepository(pool, newId(), 60_000);
    expect(await results.claim(operation)).toEqual({ is: 'mine', lost: 0 });
    await jobs.forgetOwner({ ownerId: operation.ownerId }, DEADLINE);
    expect(await results.finish(operation.operationId, { model: 'm', provider: 'p', response: Buffer.from('late') })).toBe(false);
    await expect(results.claim(operation)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await kept(operation.ownerId)).toBe(0);
  });

  it('B47 only jobs may ask for it, and not for nobody', async () => {
    await expect(service.client.forgetOwner({ ownerId: newId() }, DEADLINE)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(jobs.forgetOwner({ ownerId: 'everybody' }, DEADLINE)).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
  });
});
