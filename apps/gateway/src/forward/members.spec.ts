import { describe, expect, it } from 'vitest';
import { membersOf } from './members.js';

const read = (text: string): Record<string, string> | undefined => {
  const members = membersOf(Buffer.from(text));
  return members && Object.fromEntries([...members].map(([k, v]) => [k, v.toString('utf8')]));
};

describe('membersOf', () => {
  it('gives each value as it was written', () => {
    const text = ' {\n"a" : "x,}\\"é\\\\" , "b":[{"c":"]"}, 1e2],"d":null,"e":-1.5e-3 ,"f":{ } ,"g":true}\n';
    expect(read(text)).toEqual({ a: '"x,}\\"é\\\\"', b: '[{"c":"]"}, 1e2]', d: 'null', e: '-1.5e-3', f: '{ }', g: 'true' });
    expect(read('{}')).toEqual({});
    expect(read('{ }')).toEqual({});
  });

  it('K171 keeps a member called __proto__', () => {
    expect([...(membersOf(Buffer.from('{"__proto__":{"id":1},"constructor":2}')) ?? [])].map(([k]) => k)).toEqual([
      '__proto__',
      'constructor',
    ]);
  });

  it.each([
    '',
    '[]',
    'null',
    '{',
    '{"a"',
    '{"a":',
    '{"a":1',
    '{"a":}',
    '{"a":"x',
    '{"a":[1}',
    '{"a":1,',
    '{"a":1,}',
    '{a:1}',
    '{"a":1 "b":2}',
    '{"a\\',
  ])('answers nothing for %j', (text) => expect(read(text)).toBeUndefined());

  it('agrees with JSON.parse on what JSON.stringify writes', () => {
    let seed = 7;
    const random = (n: number): number => (seed = (seed * 48_271) % 2_147_483_647) % n;
    const value = (depth: number): unknown => {
      const kind = random(depth > 3 ? 4 : 6);
      if (kind === 0) return random(1_000) / 8;
      if (kind === 1) return ['', '"', '\\', '{"', ']}', 'é\n', '\\"'][random(7)];
      if (kind === 2) return random(2) === 0;
      if (kind === 3) return null;
      const inner = Array.from({ length: random(4) }, () => value(depth + 1));
      return kind === 4 ? inner : Object.fromEntries(inner.map((v, i) => [`k${i}`, v]));
    };
    for (let i = 0; i < 2_000; i++) {
      const made = Object.fromEntries(Array.from({ length: random(5) }, (_, n) => [`m${n}`, value(0)]));
      const text = JSON.stringify(made, null, random(3));
      const back = Object.fromEntries(Object.entries(read(text) ?? {}).map(([k, v]) => [k, JSON.parse(v) as unknown]));
      expect(back).toEqual(made);
    }
  });
});
