import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { eventually } from '../wait/eventually.js';
import { FaultyProxy } from './faulty-proxy.js';

let echo: Server;
let proxy: FaultyProxy;
const served = new Set<Socket>();
const clients = new Set<Socket>();

beforeEach(async () => {
  echo = createServer((socket) => {
    served.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => served.delete(socket));
    socket.pipe(socket);
  }).listen(0, '127.0.0.1');
  await once(echo, 'listening');
  proxy = await FaultyProxy.start({ port: (echo.address() as AddressInfo).port });
});

afterEach(async () => {
  for (const client of clients) client.destroy();
  clients.clear();
  await proxy.close();
  for (const socket of served) socket.destroy();
  await new Promise((resolve) => echo.close(resolve));
});

async function open(): Promise<Socket & { seen: () => string }> {
  const socket = connect(proxy.port, '127.0.0.1');
  clients.add(socket);
  let text = '';
  socket.on('data', (chunk) => (text += chunk.toString()));
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return Object.assign(socket, { seen: () => text });
}

it('passes bytes both ways while healthy', async () => {
  const client = await open();
  client.write('one');
  await eventually(() => expect(client.seen()).toBe('one'));
});

it('delays by the latency, each way, and keeps the order', async () => {
  const client = await open();
  await proxy.inflict({ kind: 'latency', ms: 60 });
  const before = performance.now();
  client.write('a');
  client.write('b');
  await eventually(() => expect(client.seen()).toBe('ab'));
  expect(performance.now() - before).toBeGreaterThanOrEqual(118);
});

it('as a black hole swallows open and new connections without closing them', async () => {
  const client = await open();
  client.write('before');
  await eventually(() => expect(client.seen()).toBe('before'));
  await proxy.inflict({ kind: 'black-hole' });
  client.write('lost');
  const late = await open();
  late.write('lost too');
  await expect(eventually(() => expect(client.seen() + late.seen()).not.toBe('before'), { timeoutMs: 150 })).rejects.toThrow();
  expect(client.destroyed || late.destroyed).toBe(false);
});

it('half-open: the server sees the end, the client sees silence', async () => {
  const client = await open();
  await eventually(() => expect(served.size).toBe(1));
  await proxy.inflict({ kind: 'half-open' });
  await eventually(() => expect(served.size).toBe(0));
  client.write('anybody?');
  await expect(eventually(() => expect(client.destroyed).toBe(true), { timeoutMs: 100 })).rejects.toThrow();
});

it('resets open connections and serves new ones', async () => {
  const client = await open();
  await eventually(() => expect(served.size).toBe(1));
  const closed = new Promise((resolve) => client.once('close', resolve));
  proxy.reset();
  await closed;
  const again = await open();
  again.write('back');
  await eventually(() => expect(again.seen()).toBe('back'));
});

it('refuses, then heals on the same port', async () => {
  const { port } = proxy;
  await proxy.inflict({ kind: 'refuse' });
  const refused = connect(port, '127.0.0.1');
  const [error] = (await once(refused, 'error')) as [NodeJS.ErrnoException];
  expect(error.code).toBe('ECONNREFUSED');
  await proxy.heal();
  expect(proxy.port).toBe(port);
  const client = await open();
  client.write('hi');
  await eventually(() => expect(client.seen()).toBe('hi'));
});
