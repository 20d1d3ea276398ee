import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { mintToken, newTokenKey } from '#testing';
import { authorization, expiryOf, readPass } from './access.js';
import { parkedName, pathOf, pulsarName, uriOf } from './names.js';

const folder = mkdtempSync(path.join(tmpdir(), 'vitae-access-'));
afterAll(() => rmSync(folder, { recursive: true }));
const webUrl = 'http://127.0.0.1:8080';
const key = newTokenKey();

it('reads the token anew each time, without its line break', async () => {
  const tokenFile = path.join(folder, 'token');
  for (const token of [mintToken(key, 'a', 60), mintToken(key, 'b', 90)]) {
    writeFileSync(tokenFile, `${token}\n`);
    expect(await readPass({ webUrl, tokenFile })).toEqual({ token, ca: undefined, expiresAt: expiryOf(token) });
  }
});

it('says when a token has ended by its own words, and leaves one that says nothing to the broker', async () => {
  await expect(readPass({ webUrl, token: mintToken(key, 'a', -1) })).rejects.toThrow(/expired at \d{4}-/);
  expect(expiryOf('garbage')).toBeUndefined();
  expect(expiryOf('a.b.c')).toBeUndefined();
  expect(await readPass({ webUrl, token: 'garbage' })).toMatchObject({ token: 'garbage', expiresAt: undefined });
});

it('shows the token as a Bearer header in the case the broker wants, or no header', () => {
  expect(authorization('t')).toEqual({ Authorization: 'Bearer t' });
  expect(authorization(undefined)).toEqual({});
});

it('maps topics to the tenant and its namespaces, and refuses what Pulsar has no place for', () => {
  expect(uriOf(pulsarName('jobs/generate-documents'))).toBe('persistent://vitae/jobs/generate-documents');
  expect(pathOf(parkedName('events/user.erased', 'ai'))).toBe('persistent/vitae/parked/events--user.erased--ai');
  for (const wrong of ['jobs', 'jobs/a/b', '/a', 'a/']) expect(() => pulsarName(wrong)).toThrow(/cannot be a topic on Pulsar/);
});
