import { connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { unsentBytes } from './unsent.js';

const open: (Server | Socket)[] = [];
afterEach(() => {
  for (const one of open.splice(0)) if ('listening' in one) one.close(); else one.destroy(); // prettier-ignore
});

/** Both ends of a connection of this machine. */
function connected(host: string): Promise<{ near: Socket; far: Socket }> {
  return new Promise((resolve, reject) => {
    const server = createServer((near) => {
      open.push(near);
      near.on('error', () => undefined);
      resolve({ near, far });
    });
    let far: Socket;
    open.push(server);
    server.on('error', reject).listen(0, host, () => {
      far = connect((server.address() as { port: number }).port, host === '::' ? '127.0.0.1' : host);
      far.on('error', reject);
      open.push(far);
    });
  });
}

describe.skipIf(process.platform !== 'linux')('what a kernel still has of a connection', () => {
  it.each(['127.0.0.1', '::1', '::'])('is known, and is less when some of it was read, at %s', async (host) => {
    const { near, far } = await connected(host);
    far.pause();
    // A look of a moment before does not know the connection yet.
    await eventually(async () => expect(await unsentBytes(near)).toBe(0));
    near.write(Buffer.alloc(16 * 1024 * 1024));
    const full = await eventually(async () => {
      const [before, after] = [await unsentBytes(near), await new Promise((r) => setImmediate(r)).then(() => unsentBytes(near))];
      expect(before).toBeGreaterThan(100_000);
      expect(after).toBe(before);
      return before ?? 0;
    });
    far.resume();
    await eventually(async () => expect(await unsentBytes(near)).toBe(0));
    expect(full).toBeGreaterThan(0);
  });

  it('is not known of a connection that is over', async () => {
    const { near } = await connected('127.0.0.1');
    near.destroy();
    await eventually(async () => expect(await unsentBytes(near)).toBeUndefined());
  });
});
