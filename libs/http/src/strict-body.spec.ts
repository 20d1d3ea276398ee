import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findVitaeError } from '#common';
import { strictBody } from './strict-body.js';

const problem = (text: string | Buffer): string | undefined => {
  try {
    strictBody(Buffer.from(text as string));
    return undefined;
  } catch (error) {
    expect(findVitaeError(error)?.code).toBe('BAD_REQUEST');
    return (error as Error).message;
  }
};

describe('the JSON of a body', () => {
  it('reads every JSON value that JSON.stringify makes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('"__proto__":'));
        expect(strictBody(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('D82 refuses a key twice, also written differently, without saying it', () => {
    expect(problem('{"secret":"a","secret":"b"}')).toBe('The body holds a key twice');
    expect(problem(String.raw`{"email":"a","\u0065mail":"b"}`)).toBe('The body holds a key twice');
    expect(problem('{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}]}')).toBeUndefined();
    expect(problem('{"a":"a","b":"a,\\"a\\":{"}')).toBeUndefined();
  });

  it('B45 refuses keys that reach a prototype, not values of that text', () => {
    expect(problem('{"a":[{"__proto__":{"admin":true}}]}')).toBe('The body holds a key that is not allowed');
    expect(problem('{"constructor":{"prototype":{}}}')).toBe('The body holds a key that is not allowed');
    expect(problem('{"a":"__proto__","constructor":"of bridges"}')).toBeUndefined();
  });

  it('K174 refuses more values than any body of ours has, and says how many', () => {
    expect(problem(`[${'{},'.repeat(49_000)}{}]`)).toBeUndefined();
    expect(problem(`[${'{},'.repeat(1_000_000)}{}]`)).toBe('The body holds more than 50,000 values');
  });

  it('D81 refuses deep nesting', () => {
    expect(problem('['.repeat(40) + ']'.repeat(40))).toBeUndefined();
    expect(problem('['.repeat(41) + ']'.repeat(41))).toBe('The body is nested too deeply');
  });

  it('D84 refuses bytes that are not UTF-8, and reads over a byte order mark', () => {
    expect(problem(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toBe('The body is not valid UTF-8');
    expect(problem(Buffer.from('{"a":1}', 'utf16le'))).toBe('The body is not valid JSON');
    expect(problem('\uFEFF{"a":1}')).toBeUndefined();
  });

  it.each(['', '{', '"', '{"a', '}}]', '{"a":1,}', '\\', '{"a\\'])('C68 refuses %j without quoting it', (text) => {
    expect(problem(text)).toBe('The body is not valid JSON');
  });

  it('leaves to the reader of a field what only its name explains', () => {
    expect(problem(String.raw`{"query":"","variables":{"a":"\u0000\ud800","n":1e400}}`)).toBeUndefined();
  });
});
