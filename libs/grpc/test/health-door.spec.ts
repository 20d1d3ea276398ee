import { expect, it } from 'vitest';
import { Client, credentials } from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';
import { openHealthServer } from '../src/server/health-server.js';

interface Method {
  readonly path: string;
  readonly requestSerialize: (value: { service: string }) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => { status: string };
}

it('answers as a Kubernetes probe asks: alive always, ready as the service says, unknown names with NOT_FOUND', async () => {
  let ready: () => Promise<boolean> = async () => true;
  const door = await openHealthServer({ address: '127.0.0.1:0', ready: () => ready() });
  const client = new Client(`127.0.0.1:${door.port}`, credentials.createInsecure());
  const { Check } = healthService as unknown as { Check: Method };
  const ask = (service: string): Promise<unknown> =>
    new Promise((resolve) => {
      const done = (error: { code: number } | null, value?: { status: string }): void => resolve(error ? error.code : value?.status);
      client.makeUnaryRequest(Check.path, Check.requestSerialize, Check.responseDeserialize, { service }, { deadline: Date.now() + 5_000 }, done); // prettier-ignore
    });
  expect(await ask('liveness')).toBe('SERVING');
  expect(await ask('')).toBe('SERVING');
  expect(await ask('readiness')).toBe('SERVING');
  ready = async () => false;
  expect(await ask('readiness')).toBe('NOT_SERVING');
  ready = () => Promise.reject(new Error('the database is away'));
  expect(await ask('readiness')).toBe('NOT_SERVING');
  expect(await ask('liveness')).toBe('SERVING');
  expect(await ask('nobody')).toBe(5);
  client.close();
  door.close();
});
