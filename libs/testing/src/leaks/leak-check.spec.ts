import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { withoutLeaks } from './leak-check.js';

it('answers the result of work that closes what it opened', async () => {
  const result = await withoutLeaks(async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    await new Promise((resolve) => server.close(resolve));
    return 'done';
  });
  expect(result).toBe('done');
});

it('names a server and a timer that stay', async () => {
  const server = createServer();
  let timer: NodeJS.Timeout | undefined;
  const leaking = withoutLeaks(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    timer = setInterval(() => undefined, 60_000);
  }, 100);
  await expect(leaking).rejects.toThrow(/still open: .*1 TCPServerWrap/);
  await expect(leaking).rejects.toThrow(/1 Timeout/);
  clearInterval(timer);
  await new Promise((resolve) => server.close(resolve));
});
