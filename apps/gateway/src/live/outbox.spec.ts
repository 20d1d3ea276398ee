import type { AddressInfo, Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { eventually } from '#testing';
import { Outbox } from './outbox.js';

const MEGABYTE = 1024 * 1024;
const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** Both ends of one connection, and what the client was told. */
async function pair() {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  const accepted = new Promise<{ peer: WebSocket; socket: Socket }>((resolve) =>
    server.once('connection', (peer, req) => resolve({ peer, socket: req.socket })),
  );
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const got: string[] = [];
  client.on('message', (data) => got.push(String(data)));
  ends.push(() => {
    client.terminate();
    server.close();
  });
  await new Promise((resolve) => client.once('open', resolve));
  return { client, got, ...(await accepted) };
}

describe('Outbox', () => {
  it('keeps the order of large and small messages, and hands each over whole while pings go between their pieces', async () => {
    const { client, got, peer, socket } = await pair();
    let pings = 0;
    client.on('ping', () => pings++);
    const outbox = new Outbox(peer, socket, { bufferedBytes: 32 * MEGABYTE, readerMs: 5_000 });
    const texts = ['a', 'é'.repeat(MEGABYTE), 'b', 'c', 'x'.repeat(200_000), '', 'd'.repeat(64 * 1024), 'e'];
    let sent = 0;
    for (const text of texts) expect(outbox.push([Buffer.from(text.slice(0, 5)), Buffer.from(text.slice(5))], () => sent++)).toBe(true);
    peer.ping();
    await eventually(() => expect(got).toHaveLength(texts.length));
    expect(got.map((g, i) => g === texts[i])).toEqual(texts.map(() => true));
    await eventually(() => expect([sent, pings]).toEqual([texts.length, 1]));
  });

  it('K166 takes no more than may wait, the message to be added included', async () => {
    const { client, peer, socket } = await pair();
    client.pause();
    const outbox = new Outbox(peer, socket, { bufferedBytes: 10 * MEGABYTE, readerMs: 60_000 });
    let sent = 0;
    expect(outbox.push([Buffer.alloc(11 * MEGABYTE, 'x')], () => sent++)).toBe(false);
    expect(outbox.push([Buffer.alloc(9 * MEGABYTE, 'x')], () => sent++)).toBe(true);
    expect(outbox.push([Buffer.alloc(2 * MEGABYTE, 'x')], () => sent++)).toBe(false);
    expect(outbox.push([Buffer.alloc(MEGABYTE, 'x')], () => sent++)).toBe(true);
    outbox.abandon();
    expect(sent).toBe(1);
    expect(outbox.push([Buffer.alloc(MEGABYTE, 'x')], () => sent++)).toBe(true);
    peer.terminate();
    await eventually(() => expect(sent).toBe(3));
    expect(outbox.push([Buffer.from('x')], () => sent++)).toBe(false);
  });

  it('K165 cuts a client that takes nothing for so long, and lets go of all it kept', async () => {
    const { client, peer, socket } = await pair();
    client.pause();
    const outbox = new Outbox(peer, socket, { bufferedBytes: 64 * MEGABYTE, readerMs: 300 });
    let sent = 0;
    const begun = performance.now();
    for (let i = 0; i < 6; i++) outbox.push([Buffer.alloc(8 * MEGABYTE, 'x')], () => sent++);
    await new Promise((resolve) => peer.once('close', resolve));
    expect(performance.now() - begun).toBeGreaterThanOrEqual(290);
    await eventually(() => expect(sent).toBe(6));
  });
});
