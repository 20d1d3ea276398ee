import { stat } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import bcrypt from 'bcryptjs';
import { PasswordHasher } from './password-hasher.js';

const pepper = 'a pepper for this test, thirty-two bytes';
const turn = { purpose: 'login', from: '192.0.2.1' } as const;
let hasher: PasswordHasher;
beforeAll(async () => {
  hasher = new PasswordHasher({ pepper, threads: 2, queue: 40 });
  await hasher.start();
});
afterAll(() => hasher.close());

describe('password hashes', () => {
  it('are bcrypt of cost 10, as the documents promise', async () => {
    expect(await hasher.hash('umbrella-fjord-kestrel', turn)).toMatch(/^\$2b\$10\$.{53}$/);
  });

  it('A8 tell passwords apart that are equal in their first 72 bytes', async () => {
    const hash = await hasher.hash(`${'a'.repeat(72)}X`, turn);
    expect(await hasher.verify(`${'a'.repeat(72)}X`, hash, turn)).toBe(true);
    expect(await hasher.verify(`${'a'.repeat(72)}Y`, hash, turn)).toBe(false);
  });

  it('A9 take one password for two ways of writing é', async () => {
    expect(await hasher.verify('cafe\u0301-crème-brûlée', await hasher.hash('caf\u00e9-crème-brûlée', turn), turn)).toBe(true);
  });

  it('A10 verify the whole of a password with NUL, spaces and emoji', async () => {
    const hash = await hasher.hash('left\0right 🦊 end ', turn);
    expect(await hasher.verify('left\0right 🦊 end ', hash, turn)).toBe(true);
    for (const wrong of ['left\0right 🦊 end', 'left\0Right 🦊 end ', 'left', 'left\0right 🦉 end '])
      expect(await hasher.verify(wrong, hash, turn)).toBe(false);
  });

  it('are nothing without the pepper', async () => {
    const hash = await hasher.hash('umbrella-fjord-kestrel', turn);
    expect(bcrypt.compareSync('umbrella-fjord-kestrel', hash)).toBe(false);
    const other = new PasswordHasher({ pepper: `${pepper}!`, threads: 1, queue: 1 });
    expect(await other.verify('umbrella-fjord-kestrel', hash, turn)).toBe(false);
    await other.close();
  });

  it('A4 answer false for nobody, after the same work', async () => {
    expect(await hasher.verify('umbrella-fjord-kestrel', undefined, turn)).toBe(false);
  });

  it('A33 leave the event loop free, and refuse what the queue cannot hold', async () => {
    const small = new PasswordHasher({ pepper, threads: 2, queue: 8 });
    await small.start();
    const hash = await small.hash('umbrella-fjord-kestrel', turn);
    const p99 = async (until: () => boolean): Promise<number> => {
      const waits: number[] = [];
      while (!until()) {
        const began = performance.now();
        await stat('.');
        waits.push(performance.now() - began);
      }
      return waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.99)]!;
    };
    const logins = Array.from({ length: 40 }, (_, i) =>
      small.verify('umbrella-fjord-kestrel', hash, { ...turn, from: `192.0.2.${i}` }).then(String, (e: { code: string }) => e.code),
    );
    let done = false;
    const all = Promise.all(logins).finally(() => (done = true));
    const busy = await p99(() => done);
    const outcomes = await all;
    expect(outcomes.filter((o) => o === 'true')).toHaveLength(10);
    expect(outcomes.filter((o) => o === 'OVERLOADED')).toHaveLength(30);
    // 50 ms holds on a machine that has a core to itself; hashing on the main thread stops it for over a second on any.
    expect(busy).toBeLessThan(loadavg()[0]! > 2 * availableParallelism() ? 500 : 50);
    await small.close();
  });
});
