import { describe, expect, it } from 'vitest';
import { MAX_RECORD_BYTES } from './refusal.js';
import { refuseValue, strict, strictJson } from './strict.js';

const bytesOf = (value: unknown): Buffer => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
const glassblower = {
  basics: { name: 'Ilse Brandt', image: '', phone: '+49 555 0101', location: { city: 'Lauscha', region: 'Thüringen' } },
  work: [{ name: 'Kolbenhof', highlights: [], remote: true, hours: 38.5, endDate: null }],
};

const nested = (levels: number): string => `${'{"a":'.repeat(levels - 1)}{}${'}'.repeat(levels - 1)}`;

const refusalOf = (input: string | Buffer): unknown => {
  const reading = strict(typeof input === 'string' ? Buffer.from(input) : input);
  return reading.ok ? undefined : reading.refusal;
};

describe('strict reading of one record', () => {
  it('reads a regular record as JSON.parse does', () => {
    expect(strict(bytesOf(glassblower))).toEqual({ ok: true, value: glassblower });
  });

  it('D80 a record cut off in the middle is malformed, and V8 is not quoted', () => {
    const text = JSON.stringify(glassblower);
    const cut = text.slice(0, text.length * 0.6);
    const found = refusalOf(cut);
    expect(found).toMatchObject({ code: 'MALFORMED_JSON', place: { offset: Buffer.byteLength(cut), line: 1 } });
    expect(JSON.stringify(found)).not.toContain('glass');
  });

  it('D81 32 levels are read, 33 are refused with the pointer, a million neither crash nor pass', () => {
    expect(strict(bytesOf(nested(32))).ok).toBe(true);
    expect(refusalOf(nested(33))).toMatchObject({ code: 'TOO_DEEP', pointer: '/a'.repeat(32) });
    const deep = bytesOf('['.repeat(1_000_000) + ']'.repeat(1_000_000));
    expect(strictJson(deep, { maxBytes: deep.length })).toMatchObject({ ok: false, refusal: { code: 'TOO_DEEP' } });
    expect(strict(deep)).toMatchObject({ ok: false, refusal: { code: 'RECORD_TOO_LARGE' } });
  });

  it('K174 20,000 values are read, more are refused before they are parsed, in whatever containers', () => {
    const list = (item: string, count: number): string => `{"a":[${Array.from({ length: count }, () => item).join(',')}]}`;
    expect(strict(bytesOf(list('1', 19_990))).ok).toBe(true);
    for (const text of [list('1', 20_001), list('{}', 20_001), list('[[[""]]]', 6_000), list('{"a":{"b":",[{"}}', 9_000)])
      expect(refusalOf(text), text.slice(0, 30)).toMatchObject({ code: 'TOO_MANY_VALUES' });
    // What stands in a text is no value.
    expect(strict(bytesOf({ a: ',[{'.repeat(20_000) })).ok).toBe(true);
    expect(strict(bytesOf(list('1', 20_001)), undefined, { maxValues: 30_000 }).ok).toBe(true);
    expect(refusalOf(`{"a":[${'{},'.repeat(30_000)}"`)).toMatchObject({ code: 'TOO_MANY_VALUES' });
    expect(refuseValue({ a: Array.from({ length: 20_001 }, () => 1) })).toMatchObject({ code: 'TOO_MANY_VALUES' });
    expect(refuseValue({ a: Array.from({ length: 19_990 }, () => 1) })).toBeUndefined();
  });

  it.each([
    ['at the top', '{"email":"a","email":"b"}', '/email'],
    ['three levels down', '{"basics":{"location":{"city":"a","x":1,"city":"b"}}}', '/basics/location/city'],
    ['in a list, after a colon in a text', '{"work":[{"a":":"},{"name":1,"name":1}]}', '/work/1/name'],
    ['written with an escape', '{"a":1,"\\u0061":2}', '/a'],
    ['after white space', '{ "a" : 1 , "b" : {} , "a" : 2 }', '/a'],
    ['with a quote in it', '{"a\\"":1,"a\\"":2}', '/a"'],
    ['with a slash in it', '{"a/b~":1,"a/b~":2}', '/a~1b~0'],
    ['empty', '{"":1,"":2}', '/'],
  ])('D82 a key twice %s is refused and named', (_, text, pointer) => {
    expect(refusalOf(text)).toMatchObject({ code: 'DUPLICATE_KEY', pointer, message: expect.stringContaining('stands twice') as string });
  });

  it('D82 the key is named, shortened, without control characters; no value is', () => {
    const key = `k\\n${'x'.repeat(300)}`;
    const found = refusalOf(`{"${key}":"secret one","${key}":"secret two"}`);
    expect(found).toMatchObject({ key: `k\uFFFD${'x'.repeat(62)}…` });
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  it('D82 equal keys in different objects are not doubled', () => {
    expect(strict(bytesOf('{"a":{"a":[{"a":1},{"a":"a\\":\\"a"}]}}')).ok).toBe(true);
  });

  it.each([
    ['__proto__ at the top', '{"__proto__":{"polluted":1}}', '/__proto__'],
    ['__proto__ with a text', '{"a":[{"__proto__":"x"}]}', '/a/0/__proto__'],
    ['__proto__ by escapes', '{"a":{"\\u005f_proto__":1}}', '/a/__proto__'],
    ['constructor.prototype', '{"a":{"constructor":{"prototype":{"polluted":1}}}}', '/a/constructor'],
  ])('D83 B45 %s is refused', (_, text, pointer) => {
    expect(refusalOf(text)).toMatchObject({ code: 'FORBIDDEN_KEY', pointer });
    expect(refuseValue(JSON.parse(text))).toMatchObject({ code: 'FORBIDDEN_KEY', pointer });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('B45 a harmless key named constructor or prototype passes', () => {
    expect(strict(bytesOf('{"constructor":"of bridges","prototype":{"constructor":{"name":"x"}}}')).ok).toBe(true);
  });

  it.each([
    ['NUL by escape', '{"a":{"b":"x\\u0000"}}', 'NUL_CHARACTER', '/a/b'],
    ['NUL in a key', '{"a\\u0000":1}', 'NUL_CHARACTER', '/a\uFFFD'],
    ['a high surrogate alone', '{"a":"\\ud83d"}', 'LONE_SURROGATE', '/a'],
    ['a low surrogate alone', '{"a":["x","\\uDE00"]}', 'LONE_SURROGATE', '/a/1'],
    ['a pair the wrong way round', '{"a":"\\ude00\\ud83d"}', 'LONE_SURROGATE', '/a'],
    ['two highs and a low', '{"a":"\\ud83d\\ud83d\\ude00"}', 'LONE_SURROGATE', '/a'],
    ['a raw NUL', '{"a":"\0"}', 'CONTROL_CHARACTER', '/a'],
  ])('D84 %s is refused', (_, text, code, pointer) => {
    expect(refusalOf(text)).toMatchObject({ code, ...(pointer === undefined ? {} : { pointer }) });
  });

  it('D84 escaped pairs, an escaped backslash before u0000, and raw emoji pass', () => {
    const reading = strict(bytesOf('{"a":"\\ud83d\\ude00 \\\\u0000 \\\\ud800 😀 \\u00e9\\u0001"}'));
    expect(reading).toEqual({ ok: true, value: { a: '😀 \\u0000 \\ud800 😀 é\u0001' } });
  });

  it.each([
    ['a lone continuation byte', [0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a surrogate in UTF-8', [0xed, 0xa0, 0x80]],
    ['a code point past the last', [0xf4, 0x90, 0x80, 0x80]],
    ['a cut sequence', [0xe2, 0x82]],
  ])('D84 invalid UTF-8 is refused: %s', (_, bad) => {
    expect(refusalOf(Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bad), Buffer.from('"}')]))).toMatchObject({ code: 'INVALID_UTF8' });
  });

  it('D84 a byte order mark is passed over before a body, not inside a file', () => {
    const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from('{"a":1}')]);
    expect(strictJson(marked)).toEqual({ ok: true, value: { a: 1 } });
    expect(refusalOf(marked)).toMatchObject({ code: 'MALFORMED_JSON' });
  });

  it.each(['1e400', '-1e400', '1e130000', '9007199254740993', '-9007199254740993', '1e22', '123456789012345678901234567890'])(
    'D85 the number %s is refused',
    (number) => {
      expect(refusalOf(`{"a":[1,${number}]}`)).toMatchObject({ code: 'NUMBER_OUT_OF_RANGE', pointer: '/a/1' });
      expect(refuseValue({ a: Number(number) })).toMatchObject({ code: 'NUMBER_OUT_OF_RANGE', pointer: '/a' });
    },
  );

  it('D85 numbers JavaScript carries pass, and one that vanishes is written as what it is', () => {
    const reading = strict(bytesOf('{"a":[9007199254740991,-9007199254740991,0.1,1e-130000,-1.5e3]}'));
    expect(reading.ok && JSON.stringify(reading.value)).toBe('{"a":[9007199254740991,-9007199254740991,0.1,0,-1500]}');
  });

  it.each(['[]', '"text"', '42', 'null', 'true'])('only an object is a record: not %s', (text) => {
    expect(refusalOf(text)).toMatchObject({ code: 'NOT_AN_OBJECT' });
    expect(strictJson(bytesOf(text))).toMatchObject({ ok: true });
  });

  it('reads up to 262,144 bytes and no more', () => {
    const around = bytesOf({ a: '' }).length;
    expect(strict(bytesOf({ a: 'x'.repeat(MAX_RECORD_BYTES - around) })).ok).toBe(true);
    expect(refusalOf(bytesOf({ a: 'x'.repeat(MAX_RECORD_BYTES - around + 1) }))).toMatchObject({ code: 'RECORD_TOO_LARGE' });
  });

  it('takes a plain Uint8Array that is a view in the middle of another', () => {
    const whole = new Uint8Array(Buffer.from('xx{"a":"é"}yy'));
    expect(strict(whole.subarray(2, whole.length - 2))).toEqual({ ok: true, value: { a: 'é' } });
  });
});

describe('structure alone, for a door whose readers know the fields', () => {
  const structure = (text: string) => strictJson(bytesOf(text), { scope: 'structure', maxDepth: 40, maxBytes: 20_000_000 });

  it('refuses what no later reader could see or survive', () => {
    const code = (text: string) => {
      const reading = structure(text);
      return reading.ok ? undefined : reading.refusal.code;
    };
    expect(code('{"email":"a","\\u0065mail":"b"}')).toBe('DUPLICATE_KEY');
    expect(code('{"a":[{"__pro\\u0074o__":{"admin":true}}]}')).toBe('FORBIDDEN_KEY');
    expect(code('{"a":{"constructor":{"prototype":{}}}}')).toBe('FORBIDDEN_KEY');
    expect(code('['.repeat(40) + ']'.repeat(40))).toBeUndefined();
    expect(code('['.repeat(41) + ']'.repeat(41))).toBe('TOO_DEEP');
    expect(code('['.repeat(1_000_000) + ']'.repeat(1_000_000))).toBe('TOO_DEEP');
    expect(code('{"a":'.repeat(1_000_000))).toBe('TOO_DEEP');
    expect(code('{"a":'.repeat(1_000))).toBe('MALFORMED_JSON');
  });

  it('leaves texts and numbers as they are, and still counts keys beside them', () => {
    const text = '{"a":"\\u0000\\ud800","b":[1e400,9007199254740993],"\\u0000":1}';
    expect(structure(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
    expect(structure('{"a":1e400,"a":"\\ud800"}')).toMatchObject({ ok: false, refusal: { code: 'DUPLICATE_KEY' } });
    expect(structure('{"a":"\\ud800","b":{"__proto__":1}}')).toMatchObject({
      ok: false,
      refusal: { code: 'FORBIDDEN_KEY', pointer: '/b/__proto__' },
    });
  });
});

describe('strict rules for a value', () => {
  it('passes a regular one', () => {
    expect(refuseValue(glassblower)).toBeUndefined();
  });

  it('refuses what JSON cannot hold, what is too deep and what is too large', () => {
    expect(refuseValue({ a: undefined })).toMatchObject({ code: 'MALFORMED_JSON', pointer: '/a' });
    expect(refuseValue({ a: 1n })).toMatchObject({ code: 'MALFORMED_JSON', pointer: '/a' });
    expect(refuseValue({ a: NaN })).toMatchObject({ code: 'NUMBER_OUT_OF_RANGE', pointer: '/a' });
    expect(refuseValue(JSON.parse(nested(33)))).toMatchObject({ code: 'TOO_DEEP' });
    expect(refuseValue({ a: 'x'.repeat(MAX_RECORD_BYTES) })).toMatchObject({ code: 'RECORD_TOO_LARGE' });
    expect(refuseValue({ a: '\ud800' })).toMatchObject({ code: 'LONE_SURROGATE', pointer: '/a' });
  });

  it('reads objects without a prototype, as GraphQL literals arrive', () => {
    const value = Object.assign(Object.create(null) as object, { a: 1 });
    expect(refuseValue({ value })).toBeUndefined();
  });
});
