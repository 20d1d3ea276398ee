import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureTokenKeys, type TokenKeys } from './token-keys.js';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;
const first = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();

const published = (k: TokenKeys): string[] => (JSON.parse(k.verificationKeys) as { keys: { x: string }[] }).keys.map((j) => j.x);
const signing = (k: TokenKeys): string => createPublicKey(k.signingKey).export({ format: 'jwk' }).x ?? '';

let folder: string;
const at = (rotation: number, now = NOW): TokenKeys => ensureTokenKeys(folder, rotation, first, now);
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'vitae-keys-'))));
afterEach(() => rmSync(folder, { recursive: true }));

describe('ensureTokenKeys', () => {
  it('begins with the key there is, publishes the next one too, and stays the same', () => {
    const begun = at(0);
    expect(begun.signingKey).toBe(first);
    expect(published(begun)).toHaveLength(2);
    expect(at(0)).toEqual(begun);
  });

  it('rotates to a key every verifier knows already, and goes on believing the old one', () => {
    const before = at(0);
    const after = at(1);
    expect(signing(after)).not.toBe(signing(before));
    // Pods that have not been restarted verify what the new pods sign, and the other way round: nobody is logged out.
    expect(published(before)).toContain(signing(after));
    expect(published(after)).toContain(signing(before));
    expect(at(1)).toEqual(after);
  });

  it('two rotations at once, and a step of several numbers, keep every key of the last hour', () => {
    const keys = [at(0), at(1, NOW + 1), at(5, NOW + 2)];
    for (const k of keys) expect(published(keys[2] as TokenKeys)).toContain(signing(k));
    expect(new Set(keys.map(signing)).size).toBe(3);
  });

  it('forgets a retired key after an hour', () => {
    const before = at(0);
    at(1, NOW);
    expect(published(at(1, NOW + HOUR - 1))).toContain(signing(before));
    expect(published(at(1, NOW + HOUR + 1))).not.toContain(signing(before));
  });

  it('a lower number, as after a rollback, brings no retired key back', () => {
    at(0);
    const rotated = at(2);
    expect(at(1)).toEqual(rotated);
  });

  it('refuses a file it cannot read', () => {
    writeFileSync(path.join(folder, 'token-keys.json'), '{"rotation":');
    expect(() => at(0)).toThrow(/token-keys\.json cannot be read; restore the volume/);
  });

  it('publishes public halves only', () => {
    expect(at(0).verificationKeys).not.toContain('"d"');
  });
});
