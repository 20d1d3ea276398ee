import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AdminApi } from './admin-api.js';

/** Takes connections and never says a word, as a broker does that was stopped by SIGSTOP: its kernel still answers. */
describe('at a broker that takes the connection and says nothing', () => {
  const sockets = new Set<Socket>();
  let server: Server;

  beforeAll(async () => {
    server = createServer((socket) => sockets.add(socket.on('error', () => undefined)));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterAll(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it.each(['http', 'https'])('a request by %s ends within the time it was given', async (scheme) => {
    const api = new AdminApi({ webUrl: `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}` });
    const begun = performance.now();
    await expect(api.probe(200)).rejects.toThrow('The broker does not answer');
    expect(performance.now() - begun).toBeLessThan(1_500);
    await api.close();
  });
});
