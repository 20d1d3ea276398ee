import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readOutput } from '../src/providers/prompted/json-output.js';

const Shape = z.strictObject({ a: z.string(), list: z.array(z.number()).optional() });
const good = '{"a":"b"}';
const fence = (json: string, tag = 'json'): string => `\`\`\`${tag}\n${json}\n\`\`\``;

describe('F116 a model’s text', () => {
  it.each([
    good,
    ` \n${good}\n `,
    '{"a":"b","list":[1,2]}',
    '{"a":"<b>bold</b>"}',
    '{"a":"\\u00e9\\n"}',
    '{ "a" : "b" }',
    fence(good),
    fence(good, ''),
    fence(good, 'JSON'),
    `Here it is:\n${fence(good)}`,
    `${fence(good)}\nI hope this helps!`,
    `Sure.\n\n${fence(good)}\n\nDone.`,
    fence('{\n  "a": "b"\n}'),
    fence(good).replaceAll('\n', '\r\n'),
    '{"a":"日本語 é 😀"}',
    '{"a":"say ```not a fence``` here"}',
  ])('is read: %j', (text) => {
    expect(readOutput(Shape, text)).toMatchObject({ ok: true });
  });

  it.each([
    '',
    ' ',
    'null',
    'true',
    '42',
    '"a"',
    '[]',
    `[${good}]`,
    '{}',
    '{"a":1}',
    '{"a":null}',
    '{"a":["b"]}',
    '{"b":"a"}',
    '{"a":"b","c":1}',
    '{"a":"b","list":"x"}',
    '{"a":"b","list":[NaN]}',
    '{"a":"b","list":[Infinity]}',
    '{"a":"b","list":[1e400]}',
    '{"a":"b","a":"c"}',
    '{"a":"b","\\u0061":"c"}',
    '{"a":"b","__proto__":{"x":1}}',
    "{'a':'b'}",
    '{a:"b"}',
    '{"a":"b",}',
    '{"a":"b"',
    '{"a":"b',
    '{"a"',
    `${good}${good}`,
    `${good} trailing`,
    `prose ${good}`,
    `Here it is: ${good}`,
    `\uFEFF${good}`,
    '{"a":"b" /* comment */}',
    '// comment\n{"a":"b"}',
    '{"a":"x\u0000y"}',
    '{"a":"\\u0000"}',
    '{"a":"\\ud800"}',
    fence(good) + '\n' + fence(good),
    fence('{"a":1}'),
    fence('{"a":"b"'),
    fence(''),
    '```json\n{"a":"b"}',
    '<json>{"a":"b"}</json>',
    'The résumé is attached.',
    'undefined',
    '{"a":undefined}',
    '{"a":"b"};',
    'return {"a":"b"}',
  ])('cannot be used: %j', (text) => {
    const output = readOutput(Shape, text);
    expect(output).toMatchObject({ ok: false, refusal: false });
  });

  it.each([
    ['long', `{"a":"${'x'.repeat(300_000)}"}`],
    ['deep', `{"a":${'['.repeat(5_000)}${']'.repeat(5_000)}}`],
    ['of 5 MB', 'x'.repeat(5_000_000)],
  ])('cannot be used where it is %s', (_, text) => {
    expect(readOutput(Shape, text)).toMatchObject({ ok: false, refusal: false });
  });

  it('leaves prototypes alone', () => {
    readOutput(Shape, '{"a":"b","__proto__":{"polluted":true}}');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each([
    "I'm sorry, but I can't help with that.",
    'I cannot write this letter.',
    'I am unable to assist with this request.',
    'Es tut mir leid, dabei kann ich nicht helfen.',
    'Lo siento, no puedo ayudar con eso.',
    'Je ne peux pas vous aider.',
    '申し訳ありませんが、お手伝いできません。',
  ])('F117 declines: %s', (text) => {
    expect(readOutput(Shape, text)).toMatchObject({ ok: false, refusal: true });
  });

  it('says what was wrong without a word of what was said', () => {
    const output = readOutput(Shape, '{"a":"b","secret-key":"secret-value"}');
    expect(JSON.stringify(output)).not.toContain('secret-value');
  });
});
