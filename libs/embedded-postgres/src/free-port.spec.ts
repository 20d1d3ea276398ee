import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { freePort } from './free-port.js';

it('finds ports that no connection is given meanwhile, each once', async () => {
  const found = await Promise.all(Array.from({ length: 200 }, freePort));
  expect(new Set(found).size).toBe(200);
  const [first = 0] = process.platform === 'linux' ? readFileSync('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').split('\t').map(Number) : [49_152]; // prettier-ignore
  expect(Math.max(...found)).toBeLessThan(first);
  const port = found[0]!;
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  await new Promise((resolve) => server.close(resolve));
});
