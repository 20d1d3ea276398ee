import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { below, getPointer, parsePointer, pointerOf, printedBelow, printedKey } from './pointer.js';

/** The document and the answers of RFC 6901 §5. */
const RFC = { foo: ['bar', 'baz'], '': 0, 'a/b': 1, 'c%d': 2, 'e^f': 3, 'g|h': 4, 'i\\j': 5, 'k"l': 6, ' ': 7, 'm~n': 8 };

describe('JSON pointers', () => {
  it('answers as RFC 6901 §5 says', () => {
    const expected = {
      '': RFC,
      '/foo': ['bar', 'baz'],
      '/foo/0': 'bar',
      '/': 0,
      '/a~1b': 1,
      '/c%d': 2,
      '/e^f': 3,
      '/g|h': 4,
      '/i\\j': 5,
      '/k"l': 6,
      '/ ': 7,
      '/m~0n': 8,
    };
    for (const [pointer, value] of Object.entries(expected)) expect(getPointer(RFC, pointer)).toEqual(value);
  });

  it('answers nothing for what is not there', () => {
    for (const pointer of ['foo', '/foo/2', '/foo/-', '/foo/00', '/foo/01', '/foo/length', '/foo/0/0', '/x', '/m~n', '/~2'])
      expect(getPointer(RFC, pointer)).toBeUndefined();
  });

  it('B45 reaches no prototype', () => {
    for (const pointer of ['/__proto__', '/constructor', '/constructor/prototype', '/toString', '/foo/constructor'])
      expect(getPointer(RFC, pointer)).toBeUndefined();
    expect(getPointer(JSON.parse('{"__proto__":1}'), '/__proto__')).toBe(1);
  });

  it('parses what it builds', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (segments) => {
        expect(parsePointer(pointerOf(...segments))).toEqual(segments);
        expect(segments.reduce<string>(below, '')).toBe(pointerOf(...segments));
      }),
    );
  });

  it('prints keys short and clean', () => {
    expect(printedKey(`a\n\ud800${'b'.repeat(100)}`)).toBe(`a\uFFFD\uFFFD${'b'.repeat(61)}…`);
    expect(printedBelow('/x', 'a/b')).toBe('/x/a~1b');
    expect(printedBelow('/x', 3)).toBe('/x/3');
  });
});
