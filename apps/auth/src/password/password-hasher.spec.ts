import { stat } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import bcrypt from 'bcryptjs';
import { PasswordHasher } from './password-hasher.js';

const pepper = 'a pepper for this test, thirty-two bytes';
let hasher: PasswordHasher;
beforeAll(async () => {
  hasher = new PasswordHasher({ pepper, threads: 2, queue: 40 });
  await hasher.start();
});
afterAll(() => hasher.close());

describe('password hashes', () => {
  it('are bcrypt of cost 10, as the documents promise', async () => {
    expect(await hasher.hash('umbrella-fjord-kestrel')).toMatch(/^\$2b\$10\$.{53}$/);
  });

  it('A8 tell passwords apart that are equal in their first 72 bytes', async () => {
    const hash = await hasher.hash(`${'a'.repeat(72)}X`);
    expect(await hasher.verify(`${'a'.repeat(72)}X`, hash)).toBe(true);
    expect(await hasher.verify(`${'a'.repeat(72)}Y`, hash)).toBe(false);
  });

  it('A9 take one password for two ways of writing é', async () => {
    expect(await hasher.verify('cafe\u0301-crème-brûlée', await hasher.hash('caf\u00e9-crème-brûlée'))).toBe(true);
  });

  it('A10 verify the whole of a password with NUL, spaces and emoji', async () => {
    const hash = await hasher.hash('left\0right 🦊 end ');
    expect(await hasher.verify('left\0right 🦊 end ', hash)).toBe(true);
    for (const wrong of ['left\0right 🦊 end', 'left\0Right 🦊 end ', 'left', 'left\0right 🦉 end '])
      expect(await hasher.verify(wrong, hash)).toBe(false);
  });

  it('are nothing without the pepper', async () => {
    const hash = await hasher.hash('umbrella-fjord-kestrel');
    expect(bcrypt.compareSync('umbrella-fjord-kestrel', hash)).toBe(false);
    const other = new PasswordHasher({ pepper: `${pepper}!`, threads: 1, queue: 1 });
    expect(await other.verify('umbrella-fjord-kestrel', hash)).toBe(false);
    await other.close();
  });

  it('A4 answer false for nobody, after the same work', async () => {
    expect(await hasher.verify('umbrella-fjord-kestrel', undefined)).toBe(false);
  });

  it('A33 leave the event loop free, and refuse what the queue cannot hold', async () => {
    const small = new PasswordHasher({ pepper, threads: 2, queue: 8 });
    await small.start();
    const hash = await small.hash('umbrella-fjord-kestrel');
    const p99 = async (until: () => boolean): Promise<number> => {
      const waits: number[] = [];
      while (!until()) {
        const began = performance.now();
        await stat('.');
        waits.push(performance.now() - began);
      }
      return waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)]!;
    };
    let probes = 0;
    const idle = await p99(() => ++probes > 1_000);
    const logins = Array.from({ length: 40 }, () =>
      small.verify('umbrella-fjord-kestrel', hash).then(String, (e: { code: string }) => e.code),
    );
    let done = false;
    const all = Promise.all(logins).finally(() => (done = true));
    const busy = await p99(() => done);
    const outcomes = await all;
    expect(outcomes.filter((o) => o === 'true')).toHaveLength(10);
    expect(outcomes.filter((o) => o === 'OVERLOADED')).toHaveLength(30);
    expect(busy).toBeLessThan(Math.max(50, 3 * idle));
    await small.close();
  });
});
