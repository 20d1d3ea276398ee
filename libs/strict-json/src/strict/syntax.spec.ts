import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { malformed } from './malformed.js';
import { syntaxBreak } from './syntax.js';

const parses = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('the place where a text stops being JSON', () => {
  it('there is none in what JSON.parse takes, and one in what it does not', () => {
    const json = fc.jsonValue({ maxDepth: 4 }).map((value) => JSON.stringify(value, undefined, 1));
    const broken = fc
      .tuple(json, fc.nat(), fc.constantFrom('', ',', '"', '}', ']', ':', '\t', '\\', 'x', '0', "'", '//'), fc.boolean())
      .map(([text, at, more, cut]) => {
        const i = at % (text.length + 1);
        return text.slice(0, i) + more + text.slice(cut ? i + 1 : i);
      });
    fc.assert(
      fc.property(fc.oneof(json, broken), (text) => {
        expect(syntaxBreak(text) === undefined).toBe(parses(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it.each<[string, string, string, string]>([
    ['a raw tab', '{\n  "basics": {\n    "summary": "one\ttwo"', '/basics/summary', 'U+0009 as \\t, at byte 35 (line 3, column 20)'],
    ['a raw line break', '{"a":["x\ny"]}', '/a/0', 'U+000A as \\n, at byte 8 (line 1, column 9)'],
    ['another control character', '{"a":"\u0007"}', '/a', 'U+0007 as \\u0007, at byte 6'],
    ['one in a key', '{"a":{"b\t":1}}', '/a', 'at byte 8'],
    ['bytes before it that are no characters', '{"ä":"é\t"}', '/ä', 'at byte 9 (line 1, column 8)'],
    ['a trailing comma', '{"a":[1,2,],"b":1}', '/a/2', 'not valid JSON at byte 10'],
    ['a trailing comma in an object', '{"work":[{"a":1,}]}', '/work/0', 'at byte 16'],
    ['single quotes', "{'a':1}", '', 'at byte 1'],
    ['a comment', '{"a":1, // one\n"b":2}', '', 'at byte 8'],
    ['a missing comma', '{"a":1\n"b":2}', '/a', 'at byte 7 (line 2, column 1)'],
    ['NaN', '{"a":NaN}', '/a', 'at byte 5'],
    ['a bad escape', '{"a":"\\x41"}', '/a', 'at byte 6'],
    ['the end too soon', '{"a":{"b":"c', '/a/b', 'at byte 12'],
    ['more behind it', '{} {}', '', 'at byte 3'],
    ['nothing', '', '', 'at byte 0'],
  ])('%s', (_, text, pointer, told) => {
    const found = malformed(text);
    expect(found).toMatchObject({ pointer, message: expect.stringContaining(told) as string });
    expect(found.code).toBe(told.startsWith('U+') || text.includes('\t') ? 'CONTROL_CHARACTER' : 'MALFORMED_JSON');
  });

  it('is found in linear time however deep and long', () => {
    const before = process.cpuUsage();
    for (const text of [
      '{"a":'.repeat(50_000),
      '['.repeat(250_000),
      `["${'\\u0041'.repeat(40_000)}`,
      '1'.repeat(250_000),
      ' '.repeat(250_000),
    ])
      expect(malformed(text).pointer?.length ?? 0).toBeLessThan(3_000);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });
});
