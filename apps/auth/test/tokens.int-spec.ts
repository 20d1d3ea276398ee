import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACCESS_TOKEN } from '#access';
import { useDatabase } from '#testing';
import { AuthService, authTemplate, codeOf, makeInstance, type Instance, type Tokens } from './auth-service.js';

const database = useDatabase(authTemplate);
let instance: Instance;
let auth: AuthService;
let person: Tokens;
let key: KeyObject;
let claims: Record<string, unknown>;
beforeAll(async () => {
  instance = makeInstance(database.url);
  auth = await AuthService.start(instance);
  person = await auth.register();
  key = createPrivateKey(readFileSync(path.join(instance.folder, 'key.pem'), 'utf8'));
  claims = jwt.decode(person.accessToken) as Record<string, unknown>;
});
afterAll(async () => {
  await auth.stop();
});

type Parts = Record<string, unknown>;
const part = (value: Parts): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = { alg: 'ES256', typ: 'at+jwt', kid: 'k1' };

/** Signed with the service's own key, so that only what is changed can be why it is refused. */
function signed(over: Parts = {}, header: Parts = {}, by: KeyObject = key): string {
  const payload = Object.fromEntries(Object.entries({ ...claims, ...over }).filter(([, v]) => v !== undefined));
  return jwt.sign(payload, by, { algorithm: 'ES256', header: { ...HEADER, ...header } as never });
}

describe('access tokens at the door', () => {
  it('are ES256, of 15 minutes, name their key, and say nothing of the person but an id', () => {
    expect(jwt.decode(person.accessToken, { complete: true })!.header).toEqual({ alg: 'ES256', typ: 'at+jwt', kid: 'k1' });
    expect(Object.keys(claims).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'jti', 'sid', 'sub']);
    expect(claims).toMatchObject({ sub: person.user.id, aud: ACCESS_TOKEN.audience, iss: ACCESS_TOKEN.issuer });
    expect((claims['exp'] as number) - (claims['iat'] as number)).toBe(900);
  });

  it('open it, signed again by the same key', async () => {
    const answer = await auth.ask('{ me { id } }', {}, { token: signed() });
    expect([answer.status, answer.data]).toEqual([200, { me: { id: person.user.id } }]);
  });

  const now = Math.floor(Date.now() / 1_000);
  const publicPem = (): string => createPublicKey(key).export({ format: 'pem', type: 'spki' }).toString();
  const bare = (header: Parts): string => `${part({ ...HEADER, ...header })}.${part(claims)}`;
  it.each<[string, string, () => string]>([
    ['A14', 'alg none', () => `${bare({ alg: 'none' })}.`],
    ['A14', 'alg nOnE with the old signature', () => `${bare({ alg: 'nOnE' })}.${person.accessToken.split('.')[2]}`],
    ['A14', 'no signature', () => person.accessToken.replace(/[^.]*$/, '')],
    [
      'A15',
      'HS256 by the public key',
      () =>
        `${bare({ alg: 'HS256' })}.${createHmac('sha256', publicPem())
          .update(bare({ alg: 'HS256' }))
          .digest('base64url')}`,
    ],
    ['A16', 'a kid that is a path', () => signed({}, { kid: '../../dev/null' })],
    ['A16', 'a kid that is SQL', () => signed({}, { kid: "' OR 1=1" })],
    ['A17', 'a key of its own', () => signed({}, { jwk: createPublicKey(key).export({ format: 'jwk' }) })],
    ['A17', 'a key by address', () => signed({}, { jku: 'http://127.0.0.1:9/jwks.json' })],
    ['A18', 'expired by 31 s', () => signed({ iat: now - 600, exp: now - 31 })],
    ['A18', 'not yet valid', () => signed({ nbf: now + 60 })],
    ['A19', 'no exp', () => signed({ exp: undefined })],
    ['A20', 'another audience', () => signed({ aud: 'somebody' })],
    ['A20', 'another issuer', () => signed({ iss: 'somebody' })],
    ['A21', 'another type', () => signed({}, { typ: 'JWT' })],
    ['A22', 'an unknown crit', () => signed({}, { crit: ['x'], x: 1 })],
    ['A23', 'issued in eleven days', () => signed({ iat: now + 11 * 86_400, exp: now + 11 * 86_400 + 900 })],
    ['A24', 'another person’s session', () => signed({ sub: '01a1fc11-a544-71c7-8d20-8d52f799977d' })],
    ['A17', 'the key of an attacker', () => signed({}, {}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)],
  ])('%s refuse it with 401: %s', async (_row, _what, token) => {
    const answer = await auth.ask('{ me { id } }', {}, { token: token() });
    expect([answer.status, codeOf(answer), answer.data]).toEqual([401, 'UNAUTHENTICATED', undefined]);
  });

  it('A24 a role in the token, said twice, changes nothing', async () => {
    const answer = await auth.ask('{ me { role } }', {}, { token: signed({ role: 'SUPER_ADMIN' }) });
    expect(answer.data).toEqual({ me: { role: 'USER' } });
  });
});
