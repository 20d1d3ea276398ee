import { generateKeyPairSync, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { VitaeError } from '#common';
import { SampleTokens } from '../test/sample-tokens.js';
import { AccessTokenVerifier, parseKeySet } from './access-token.js';

const tokens = new SampleTokens();
const NOW = 1_790_000_000;
const at = (seconds: number) => new AccessTokenVerifier(tokens.keys, { now: () => seconds * 1_000 });
const verifier = at(NOW);
const claims = (over: Record<string, unknown> = {}) => tokens.claims(over, NOW);

const refusal = (token: string, v = verifier): string => {
  try {
    v.verify(token);
    return 'accepted';
  } catch (error) {
    return error instanceof VitaeError ? `${error.code} ${error.message}` : String(error);
  }
};
const REFUSED = 'UNAUTHENTICATED The access token is not valid or has expired';

const unsigned = (header: object, payload: object): string =>
  [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');

describe('access tokens', () => {
  it('accepts a good one, twice, and says whose it is', () => {
    const c = claims();
    const token = tokens.sign(c);
    expect(verifier.verify(token)).toEqual({ userId: c['sub'], sessionId: c['sid'], tokenId: c['jti'], expiresAt: c['exp'] });
    expect(verifier.verifyHeader(`Bearer ${token}`)).toBe(verifier.verify(token));
  });

  it.each(['none', 'nOnE', 'NONE'])('A14 refuses alg %s and an empty signature', (alg) => {
    const body = unsigned({ alg, typ: 'at+jwt', kid: tokens.kid }, claims());
    expect(refusal(`${body}.`)).toBe(REFUSED);
    expect(refusal(`${body}.AAAA`)).toBe(REFUSED);
    expect(refusal(`${tokens.sign(claims()).split('.').slice(0, 2).join('.')}.`)).toBe(REFUSED);
  });

  it('A15 refuses HS256 signed with the public key', () => {
    const body = unsigned({ alg: 'HS256', typ: 'at+jwt', kid: tokens.kid }, claims());
    const secret = tokens.publicKey.export({ format: 'pem', type: 'spki' });
    expect(refusal(`${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`)).toBe(REFUSED);
  });

  it.each(['../../dev/null', "' OR 1=1", 'https://evil.example/key', 'k'.repeat(10_240), '__proto__', ''])(
    'A16 looks kid %.20s up in memory only',
    (kid) => {
      expect(refusal(tokens.sign(claims(), { kid }))).toBe(REFUSED);
    },
  );

  it.each(['jku', 'x5u', 'jwk', 'x5c'])('A17 refuses a key of the attacker by %s', (name) => {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const value = name === 'jwk' ? pair.publicKey.export({ format: 'jwk' }) : 'https://evil.example/key';
    expect(refusal(tokens.sign(claims(), { [name]: value }, pair.privateKey))).toBe(REFUSED);
    expect(refusal(tokens.sign(claims(), { [name]: value }))).toBe(REFUSED);
  });

  it('A18 allows 30 seconds of skew and no more', () => {
    const token = tokens.sign(claims({ exp: NOW + 600 }));
    expect(refusal(token, at(NOW + 600 + 29))).toBe('accepted');
    expect(refusal(token, at(NOW + 600 + 31))).toBe(REFUSED);
    expect(refusal(tokens.sign(claims({ nbf: NOW + 29 })))).toBe('accepted');
    expect(refusal(tokens.sign(claims({ nbf: NOW + 31 })))).toBe(REFUSED);
  });

  it('A18 judges a remembered token anew', () => {
    let now = NOW;
    const remembering = new AccessTokenVerifier(tokens.keys, { now: () => now * 1_000 });
    const token = tokens.sign(claims());
    expect(refusal(token, remembering)).toBe('accepted');
    now += 900 + 31;
    expect(refusal(token, remembering)).toBe(REFUSED);
  });

  it('A19 requires exp, and as a number', () => {
    expect(refusal(tokens.sign(claims({ exp: undefined })))).toBe(REFUSED);
    const body = unsigned({ alg: 'ES256', typ: 'at+jwt', kid: tokens.kid }, claims({ exp: String(NOW + 600) }));
    expect(refusal(`${body}.${tokens.signature(body)}`)).toBe(REFUSED);
    expect(refusal(tokens.sign(claims({ exp: NOW + 86_400 })))).toBe(REFUSED);
  });

  it.each(['sub', 'sid', 'jti', 'aud', 'iss'])('A19 requires %s', (name) => {
    expect(refusal(tokens.sign(claims({ [name]: undefined })))).toBe(REFUSED);
  });

  it('A19 requires iat', () => {
    const body = unsigned({ alg: 'ES256', typ: 'at+jwt', kid: tokens.kid }, claims({ iat: undefined }));
    expect(refusal(`${body}.${tokens.signature(body)}`)).toBe(REFUSED);
  });

  it('A20 refuses another audience, a list of audiences and another issuer', () => {
    expect(refusal(tokens.sign(claims({ aud: 'vitae-auth' })))).toBe(REFUSED);
    expect(refusal(tokens.sign(claims({ aud: ['vitae', 'other'] })))).toBe(REFUSED);
    expect(refusal(tokens.sign(claims({ iss: 'https://other.example' })))).toBe(REFUSED);
  });

  it.each(['JWT', 'rt+jwt', 'webhook+jwt', undefined])('A21 refuses a token of type %s', (typ) => {
    expect(refusal(tokens.sign(claims(), { typ }))).toBe(REFUSED);
  });

  it('A22 refuses a crit header it does not know', () => {
    expect(refusal(tokens.sign(claims(), { crit: ['exp'], exp: 1 }))).toBe(REFUSED);
    expect(refusal(tokens.sign(claims(), { crit: ['b64'], b64: false }))).toBe(REFUSED);
  });

  it('A23 refuses a token issued in the future', () => {
    expect(refusal(tokens.sign(claims({ iat: NOW + 11 * 86_400, exp: NOW + 11 * 86_400 + 600 })))).toBe(REFUSED);
  });

  it('A24 takes no role from a token, said once or twice', () => {
    const payload = JSON.stringify(claims()).replace(/}$/, ',"role":"USER","role":"SUPER_ADMIN"}');
    const body = [JSON.stringify({ alg: 'ES256', typ: 'at+jwt', kid: tokens.kid }), payload]
      .map((p) => Buffer.from(p).toString('base64url'))
      .join('.');
    expect(Object.keys(verifier.verify(`${body}.${tokens.signature(body)}`))).toEqual(['userId', 'sessionId', 'tokenId', 'expiresAt']);
  });

  it('A25 does not parse a token longer than any of ours', () => {
    expect(refusal(tokens.sign(claims({ pad: 'x'.repeat(100_000) })))).toBe(REFUSED);
  });

  it.each(['', 'Bearer', 'Bearer  ', 'Basic dXNlcjpwYXNz', 'Bearer a.b', 'Bearer a.b.c, Bearer d.e.f', 'Bearer a b.c.d'])(
    'refuses the header "%s"',
    (header) => {
      expect(() => verifier.verifyHeader(header)).toThrow('not valid');
    },
  );

  it('refuses a token signed with another key under our kid', () => {
    expect(refusal(tokens.sign(claims(), {}, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey))).toBe(REFUSED);
  });
});

describe('the key set', () => {
  const jwk = tokens.publicKey.export({ format: 'jwk' });
  const problem = (text: string): string => {
    try {
      parseKeySet(text);
      return 'accepted';
    } catch (error) {
      return error instanceof VitaeError ? error.message : String(error);
    }
  };

  it.each([
    ['no JSON', 'nonsense', 'must hold JSON'],
    ['no keys', '{}', 'at least one key'],
    ['no kid', JSON.stringify({ keys: [jwk] }), '"kid"'],
    [
      'a kid twice',
      JSON.stringify({
        keys: [
          { ...jwk, kid: 'a' },
          { ...jwk, kid: 'a' },
        ],
      }),
      '"kid"',
    ],
    ['a private key', JSON.stringify({ keys: [{ ...jwk, d: 'c2VjcmV0', kid: 'a' }] }), 'private'],
    ['a symmetric key', JSON.stringify({ keys: [{ kty: 'oct', k: 'c2VjcmV0', kid: 'a' }] }), 'P-256'],
    ['a point off the curve', JSON.stringify({ keys: [{ ...jwk, x: jwk.y, kid: 'a' }] }), 'not valid'],
  ])('A26 refuses %s by name, without the value', (_, text, expected) => {
    const said = problem(text);
    expect(said).toContain('ACCESS_TOKEN_PUBLIC_KEYS_FILE');
    expect(said).toContain(expected);
    expect(said).not.toContain('c2VjcmV0');
  });
});
