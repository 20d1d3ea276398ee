import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { checkStrictJson } from './strict-json.js';

const problem = (text: string | Buffer): string | undefined => {
  try {
    checkStrictJson(Buffer.from(text as string));
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('strict JSON', () => {
  it('lets every JSON value through that JSON.stringify makes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 10 }), (value) => {
        const text = JSON.stringify(value);
        expect(problem(text)).toBe(text.includes('"__proto__":') ? 'The body holds a key that is not allowed' : undefined);
      }),
    );
  });

  it('D82 refuses a key twice, also written differently', () => {
    expect(problem('{"email":"a","email":"b"}')).toBe('The body holds a key twice');
    expect(problem(String.raw`{"email":"a","\u0065mail":"b"}`)).toBe('The body holds a key twice');
    expect(problem('{"a":{"x":1},"b":{"x":1},"c":[{"x":1},{"x":1}]}')).toBeUndefined();
    expect(problem('["a","a","b:"]')).toBeUndefined();
    expect(problem('{"a":"a","b":"a,\\"a\\":{"}')).toBeUndefined();
  });

  it('B45 refuses __proto__ as a key, not as a value', () => {
    expect(problem('{"a":[{"__proto__":{"admin":true}}]}')).toBe('The body holds a key that is not allowed');
    expect(problem(String.raw`{"__pro\u0074o__":1}`)).toBe('The body holds a key that is not allowed');
    expect(problem('{"a":"__proto__"}')).toBeUndefined();
  });

  it('D81 refuses deep nesting in linear time', () => {
    expect(problem('['.repeat(40) + ']'.repeat(40))).toBeUndefined();
    expect(problem('['.repeat(41) + ']'.repeat(41))).toBe('The body is nested too deeply');
    expect(problem('{"a":'.repeat(1_000_000))).toBe('The body is nested too deeply');
  });

  it('D84 refuses bytes that are not UTF-8', () => {
    expect(problem(Buffer.from([0x22, 0xff, 0xfe, 0x22]))).toBe('The body is not valid UTF-8');
    expect(problem(Buffer.from('{"a":1}', 'utf16le'))).toBeUndefined();
  });

  it('leaves broken JSON to the parser', () => {
    for (const text of ['', '{', '"', '{"a', '}}]', '{"a":1,}', '\\', '{"a\\']) expect(problem(text)).toBeUndefined();
  });
});
