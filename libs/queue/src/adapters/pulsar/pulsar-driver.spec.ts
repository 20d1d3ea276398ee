import { afterAll, beforeAll, expect, it } from 'vitest';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLogger, VitaeError } from '#common';
import { eventually, mintToken, newTokenKey } from '#testing';
import type { NativeClient } from './native-client.js';
import { loadNativeClient } from './native-client.js';
import { PulsarDriver } from './pulsar-driver.js';

const logger = createLogger('test', 'silent');
let web: Server;
let webUrl: string;
let status = 200;
/** Whether the client's producers are let in. */
let connected = true;

// The admin REST's one answer that the driver asks for before it lets the native client near the broker.
beforeAll(async () => {
  web = createServer((_request, response) => response.writeHead(status, { 'content-type': 'application/json' }).end('["standalone"]'));
  await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve));
  webUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterAll(() => web.close());

function edge(): { readonly native: NativeClient; readonly done: string[]; token: (() => string) | undefined } {
  const done: string[] = [];
  const made = { done, token: undefined as (() => string) | undefined };
  const native = {
    credential: (token: () => string) => (made.token = token),
    connect: () => ({
      createProducer: async (config: object) => {
        done.push(`producer ${JSON.stringify(config)}`);
        return {
          send: async ({ data }: { data: unknown }) => void done.push(`sent ${Buffer.isBuffer(data) ? data.toString() : 'not a buffer'}`),
          flush: async () => void done.push('flushed'),
          isConnected: () => connected,
          close: async () => void done.push('producer closed'),
        };
      },
      subscribe: async () => {
        let end: (error: Error) => void = () => undefined;
        return {
          receive: () => new Promise((_, reject) => (end = reject)).finally(() => done.push('loop ended')),
          isConnected: () => true,
          close: async () => {
            done.push('consumer closed');
            end(new Error('AlreadyClosed'));
          },
        };
      },
      close: async () => void done.push('client closed'),
    }),
  } as unknown as NativeClient;
  return Object.assign(made, { native });
}

it('closes in the one order that always ends: flush, producer, consumer, its loop, client', async () => {
  const { native, done } = edge();
  const driver = new PulsarDriver({ access: { webUrl }, serviceUrl: 'pulsar://127.0.0.1:1', native, logger });
  const intake = driver.open('jobs/x', 'a', 1, async () => undefined);
  await intake.whenAttached;
  await driver.send('jobs/x', ['{}']);
  done.length = 0;
  await driver.close();
  expect(done).toEqual(['flushed', 'producer closed', 'consumer closed', 'loop ended', 'client closed']);
});

it('sends buffers, unbatched, without a name and without blocking', async () => {
  const { native, done } = edge();
  const driver = new PulsarDriver({ access: { webUrl }, serviceUrl: 'pulsar://127.0.0.1:1', native, logger });
  await driver.send('jobs/x', ['text']);
  expect(done).toEqual(['producer {"topic":"persistent://vitae/jobs/x","batchingEnabled":false,"sendTimeoutMs":10000}', 'sent text']);
  await driver.close();
});

it('hands the client a token that can neither throw nor be late, and asks the broker for its opinion of it first', async () => {
  const made = edge();
  const token = mintToken(newTokenKey(), 'jobs', 60);
  const driver = new PulsarDriver({ access: { webUrl, token }, serviceUrl: 'pulsar://127.0.0.1:1', native: made.native, logger });
  status = 401;
  await expect(driver.send('jobs/x', ['x'])).rejects.toThrow(/refused the token \(401\)/);
  expect(made.token).toBeUndefined();
  status = 200;
  await eventually(() => driver.send('jobs/x', ['x']));
  expect(made.token?.()).toBe(token);
  await driver.close();
});

it('a publisher that was refused is well again when the broker would take its message, though nobody publishes', async () => {
  const driver = new PulsarDriver({ access: { webUrl }, serviceUrl: 'pulsar://127.0.0.1:1', native: edge().native, logger });
  status = 401;
  await expect(driver.send('jobs/x', ['x'])).rejects.toThrow(/\(401\)/);
  status = 200;
  await expect(driver.check()).rejects.toThrow(/\(401\)/);
  await eventually(() => driver.check());
  await driver.close();
});

it('and stays unwell for as long as its producer is not let in', async () => {
  const { native } = edge();
  const driver = new PulsarDriver({ access: { webUrl }, serviceUrl: 'pulsar://127.0.0.1:1', native, logger });
  connected = false;
  status = 401;
  await expect(driver.send('jobs/x', ['x'])).rejects.toThrow(/\(401\)/);
  status = 200;
  for (let look = 0; look < 5; look++) {
    await expect(driver.check()).rejects.toThrow(/\(401\)/);
    await new Promise(setImmediate);
  }
  connected = true;
  await eventually(() => driver.check());
  await driver.close();
});

it('where the native module cannot be loaded one sentence names the cause and both ways out', async () => {
  const loaded = await loadNativeClient(logger).catch((error: unknown) => error);
  if (!(loaded instanceof VitaeError)) return expect(loaded).toHaveProperty('connect');
  expect(loaded.code).toBe('CONFIG_INVALID');
  expect(loaded.message).toMatch(/cannot be loaded here \(.+\): set QUEUE=pulsar-websocket, .* or install its binary/);
});
