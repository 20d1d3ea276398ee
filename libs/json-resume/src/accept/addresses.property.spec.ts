import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonObject, type JsonObject, type JsonValue } from '#strict-json';
import { BASICS, PROFILE, SECTIONS } from '../resume/fields.js';
import { accept, acceptValue, type Acceptance } from './accept.js';

const PIECES = ['http', 'https', 'HTTPS', ':', '/', '//', '\\\\', '@', 'a', 'user', 'evil.example', 'www.example.com', 'bank.example', '?', '#', ' ', '\t', '\n', '%2f', '%40', '.', ':80', 'javascript', 'data', 'mailto:', 'é.example', '[::1]', 'cv.pdf', '\u0001', '\u202e']; // prettier-ignore
const address = fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));

/** A record with the address in every place there is for one, under today's key or an older one, as a text or where programs put one. */
const placed = fc
  .tuple(address, fc.constantFrom<(a: string) => JsonValue>((a) => a, (a) => [a], (a) => ({ url: a, name: 'Blog' })), fc.boolean())
  .map(([url, shaped, old]): { url: string; record: JsonObject } => {
    const key = old ? 'website' : 'url';
    const sections = Object.fromEntries(
      Object.entries(SECTIONS).flatMap(([name, { fields }]) => (fields.has('url') ? [[name, [{ name: 'x', url: shaped(url) }]]] : [])),
    );
    const basics = { name: 'Ada', [key]: shaped(url), [old ? 'picture' : 'image']: url, profiles: [{ network: 'x', [key]: shaped(url) }] };
    return { url, record: { basics, ...sections } as JsonObject };
  }); // prettier-ignore

const LINKS = [BASICS, PROFILE, ...Object.values(SECTIONS)].flatMap(({ fields }) => [...fields].filter(([, [shape]]) => shape === 'url' || shape === 'image').map(([key]) => key)); // prettier-ignore
const LINK_KEYS = new Set(LINKS);

/** Every address that stands where a reader of the résumé takes one, which `meta` is not. */
function* links(value: JsonValue, key = ''): Generator<string> {
  if (typeof value === 'string') {
    if (LINK_KEYS.has(key) && value !== '') yield value;
  } else if (Array.isArray(value)) for (const item of value) yield* links(item, key);
  else if (isJsonObject(value)) for (const [own, child] of Object.entries(value)) if (own !== 'meta') yield* links(child, own);
}

const verdictOf = (acceptance: Acceptance) => {
  if (acceptance.status === 'rejected') throw new Error('a link never costs the person');
  return { resume: acceptance.resume as unknown as JsonObject, text: acceptance.text };
};

describe('whatever address comes, by whatever way', () => {
  it('D90 what stands behind a link is absolute, of the web, and leads where it reads: no user part, on any page alike', () => {
    fc.assert(
      fc.property(placed, ({ record }) => {
        for (const acceptance of [acceptValue(record), accept(Buffer.from(JSON.stringify(record)))]) {
          for (const link of links(verdictOf(acceptance).resume)) {
            const url = new URL(link);
            expect(['http:', 'https:']).toContain(url.protocol);
            expect([url.username, url.password]).toEqual(['', '']);
            expect(new URL(link, 'ftp://page.example/folder/').href).toBe(url.href);
            expect(link.toLowerCase().startsWith(`${url.protocol}//`)).toBe(true);
          }
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('is not lost: it stands as it came, whole, or set aside, with a finding for each change', () => {
    fc.assert(
      fc.property(placed, ({ url, record }) => {
        const acceptance = acceptValue(record);
        const { text, resume } = verdictOf(acceptance);
        expect(text.includes(JSON.stringify(url.trim()).slice(1, -1)) || url.trim() === '').toBe(true);
        if (JSON.stringify(resume) !== JSON.stringify(record)) expect(acceptance.findings.length).toBeGreaterThan(0);
        expect(acceptValue(resume)).toMatchObject({ status: 'accepted', text });
      }),
      { numRuns: 2_000 },
    );
  });
});
