import { describe, expect, it } from 'vitest';
import { parseValue } from 'graphql';
import { JsonScalar, MAX_JSON_DEPTH } from './json.scalar.js';

const nested = (levels: number): unknown => {
  let value: unknown = 1;
  for (let i = 0; i < levels; i++) value = i % 2 ? [value] : { a: value };
  return value;
};

describe('the JSON scalar', () => {
  it('passes any JSON on unchanged', () => {
    const value = { name: 'Zoë', list: [1, 2.5, null, true, { 'a key': '日本' }] };
    expect(JsonScalar.parseValue(value)).toBe(value);
    expect(JsonScalar.serialize(value)).toBe(value);
    expect(JsonScalar.parseLiteral(parseValue('{a: [1, 2.5, "x", true, null], b: {c: "d"}}'))).toEqual({
      a: [1, 2.5, 'x', true, null],
      b: { c: 'd' },
    });
    expect(JsonScalar.parseLiteral(parseValue('{a: $v}'), { v: [1] })).toEqual({ a: [1] });
  });

  it('D81 takes 32 levels and not 33', () => {
    expect(JsonScalar.parseValue(nested(MAX_JSON_DEPTH))).toBeDefined();
    expect(() => JsonScalar.parseValue(nested(MAX_JSON_DEPTH + 1))).toThrow('nested deeper than 32');
    expect(() => JsonScalar.parseLiteral(parseValue('['.repeat(33) + ']'.repeat(33)))).toThrow('nested deeper than 32');
  });

  it('B45 refuses the keys that reach a prototype', () => {
    expect(() => JsonScalar.parseValue(JSON.parse('{"__proto__":{"x":1}}'))).toThrow('key');
    expect(() => JsonScalar.parseValue({ constructor: { prototype: { x: 1 } } })).toThrow('key');
    expect(() => JsonScalar.parseLiteral(parseValue('{__proto__: {x: 1}}'))).toThrow('key');
    expect(JsonScalar.parseValue({ constructor: 'Smith & Sons' })).toEqual({ constructor: 'Smith & Sons' });
    expect(({} as { x?: number }).x).toBeUndefined();
  });

  it('D84 refuses NUL and half characters, in keys too', () => {
    for (const bad of [{ a: 'x\0y' }, { 'x\0y': 1 }, { a: '\ud800' }, ['\udc00x']])
      expect(() => JsonScalar.parseValue(bad)).toThrow('JSON holds');
    expect(JsonScalar.parseValue({ a: '😀' })).toEqual({ a: '😀' });
  });

  it('D82 refuses a key twice, D85 a number out of range', () => {
    expect(() => JsonScalar.parseLiteral(parseValue('{a: 1, a: 2}'))).toThrow('twice');
    expect(() => JsonScalar.parseLiteral(parseValue('1e400'))).toThrow('range');
    expect(() => JsonScalar.parseValue(Number.POSITIVE_INFINITY)).toThrow('range');
    expect(() => JsonScalar.parseLiteral(parseValue('RED'))).toThrow('bare word');
  });
});
