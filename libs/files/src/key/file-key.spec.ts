import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newId, type UserId } from '#common';
import { fileKind, newFileKey, ownerOfFile, parseFileKey } from './file-key.js';

const owner = newId<UserId>();
const EXPORT = fileKind('export');

describe('a key', () => {
  it('is made of ids and a kind, and comes back as it went', () => {
    const key = newFileKey(owner, EXPORT);
    expect(key).toMatch(/^[0-9a-f-]{36}\/export\/[0-9a-f-]{36}$/);
    expect(parseFileKey(key)).toBe(key);
    expect(ownerOfFile(key)).toBe(owner);
  });

  it('is the same for the same operation', () => {
    const id = newId<string>();
    expect(newFileKey(owner, EXPORT, id.toUpperCase())).toBe(newFileKey(owner, EXPORT, id));
  });

  it('takes no part from a text', () => {
    expect(() => newFileKey('../../etc' as UserId, EXPORT)).toThrow('Not found');
    expect(() => newFileKey(owner, EXPORT, '../secret')).toThrow('Not found');
    for (const kind of ['', '..', 'a/b', 'Export', 'é', 'a'.repeat(33), '1a', 'a\u0000', 'a.b', '%2e'])
      expect(() => fileKind(kind)).toThrow();
  });
});

describe('what is not a key', () => {
  const key = newFileKey(owner, EXPORT);
  const id = key.split('/')[2]!;
  it.each([
    ['another case', key.toUpperCase()],
    ['a step up', `${owner}/../${id}`],
    ['a step up at the end', `${owner}/export/../${id}`],
    ['an escaped step', `${owner}/%2e%2e/${id}`],
    ['an absolute path', `/${key}`],
    ['a doubled slash', key.replace('/', '//')],
    ['a back slash', key.replaceAll('/', '\\')],
    ['a NUL', `${key}\u0000`],
    ['a NUL inside', `${owner}/export\u0000/${id}`],
    ['a line break', `${key}\n`],
    ['a blank', ` ${key}`],
    ['a full-width solidus', key.replace('/', '\uFF0F')],
    ['full-width digits', key.replace('0', '\uFF10')],
    ['a combining mark', `${owner}/exporte\u0301/${id}`],
    ['a very long name', `${owner}/export/${'a'.repeat(10_000)}`],
    ['a file of the store itself', `${key}.part`],
    ['nothing', ''],
    ['no text', 7],
    ['an array', [key]],
  ])('%s', (_what, text) => {
    expect(parseFileKey(text)).toBeUndefined();
  });

  it('is everything but the one spelling', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3 }), fc.nat(key.length), (inserted, at) => {
        const text = key.slice(0, at) + inserted + key.slice(at);
        expect(parseFileKey(text)).toBe(text === key || /^[a-z0-9-]*$/.test(inserted) ? parseFileKey(text) : undefined);
        expect(parseFileKey(text)?.normalize('NFKC') ?? text).toBe(text);
      }),
    );
  });
});
