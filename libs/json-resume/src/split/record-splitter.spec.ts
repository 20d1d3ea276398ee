import { describe, expect, it } from 'vitest';
import { strict } from '#strict-json';
import { FrameRefused } from './frame.errors.js';
import { RecordSplitter } from './record-splitter.js';
import type { SplitterOptions } from './record-splitter.js';

interface Seen {
  readonly index: number;
  readonly offset: number;
  readonly text?: string;
  readonly refused?: string;
}

/** All records of an input pushed in pieces of `size` bytes; 0 pushes it whole. */
function split(input: string | Uint8Array, options: SplitterOptions = {}, size = 0): Seen[] {
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const splitter = new RecordSplitter(options);
  const seen: Seen[] = [];
  const take = (records: ReturnType<RecordSplitter['push']>): void => {
    for (const record of records) {
      const { index, offset } = record;
      if ('bytes' in record) seen.push({ index, offset, text: Buffer.from(record.bytes).toString('utf8') });
      else seen.push({ index, offset, refused: record.refusal.code });
    }
  };
  for (let i = 0; i < bytes.length; i += size || bytes.length) take(splitter.push(bytes.subarray(i, i + (size || bytes.length))));
  take(splitter.end());
  expect(splitter.bytesRead).toBe(bytes.length);
  return seen;
}

const texts = (input: string, options: SplitterOptions = {}): (string | undefined)[] => {
  const whole = split(input, options);
  for (const size of [1, 2, 3, 7]) expect(split(input, options, size)).toEqual(whole);
  const bytes = Buffer.from(input);
  for (const { offset, text } of whole)
    if (text !== undefined) expect(bytes.subarray(offset, offset + Buffer.byteLength(text)).toString()).toBe(text);
  return whole.map(({ text }) => text);
};

/** The refusal of an input, which must be the same whatever the pieces. */
function refusal(
  input: string | Uint8Array,
  options: SplitterOptions = {},
): { code: string; offset: number; facts: object; message: string } {
  const answers = [0, 1, 2, 5].map((size) => {
    try {
      split(input, options, size);
    } catch (error) {
      if (error instanceof FrameRefused) return { code: error.code, offset: error.offset, facts: error.facts, message: error.message };
      throw error;
    }
    throw new Error('was not refused');
  });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  return answers[0] as { code: string; offset: number; facts: object; message: string };
}

describe('splitting an array', () => {
  it('answers each object with index and offset', () => {
    expect(split(' [ {"a":"]},{"} ,\n{"b":[{}]}\t]\n')).toEqual([
      { index: 0, offset: 3, text: '{"a":"]},{"}' },
      { index: 1, offset: 18, text: '{"b":[{}]}' },
    ]);
    expect(texts(' [ {"a":"]},{"} ,\n{"b":[{}]}\t]\n')).toHaveLength(2);
  });

  it('reads an empty array, escapes at every border, and text beyond ASCII', () => {
    expect(texts('[]')).toEqual([]);
    expect(texts('  [ ]  ')).toEqual([]);
    expect(texts('[{"a":"\\"\\\\"},{"é\\\\":"日本 \\\\\\" 😀"}]')).toEqual(['{"a":"\\"\\\\"}', '{"é\\\\":"日本 \\\\\\" 😀"}']);
  });

  it('answers elements that are no objects as records, for strict to refuse', () => {
    expect(texts('[null, 42 ,"a,]", [{}], tru, {"a":1}]')).toEqual(['null', '42', '"a,]"', '[{}]', 'tru', '{"a":1}']);
  });

  it('answers a record that is broken inside as long as its brackets close', () => {
    const broken = ['{"a" 1}', '{"a":1,}', "{'a':1}", '{a:1}', '{"a":[}}', '{"a":01}'];
    expect(texts(`[${broken.join(',')},{"b":2}]`)).toEqual([...broken, '{"b":2}']);
    for (const text of broken) expect(strict(Buffer.from(text))).toMatchObject({ ok: false, refusal: { code: 'MALFORMED_JSON' } });
  });

  it('counts the colons that strict asks for', () => {
    const [record] = new RecordSplitter().push(Buffer.from('[{"a:":{"b":":","c":[{"d":1}]}}]'));
    expect(record).toMatchObject({ keys: 4 });
  });

  it('D84 a byte order mark before the file is passed over, also byte by byte', () => {
    expect(texts('\uFEFF[{"a":1}]')).toEqual(['{"a":1}']);
    expect(split('\uFEFF[{"a":1}]')[0]).toMatchObject({ offset: 4 });
  });

  it('passes over a record that is too large, and reads on', () => {
    const input = `[{"a":1},{"b":"${'x'.repeat(100)}"},{"c":3}]`;
    for (const size of [0, 1, 10]) {
      expect(split(input, { maxRecordBytes: 50 }, size)).toEqual([
        { index: 0, offset: 1, text: '{"a":1}' },
        { index: 1, offset: 9, refused: 'RECORD_TOO_LARGE' },
        { index: 2, offset: 118, text: '{"c":3}' },
      ]);
    }
  });
});

describe('splitting an object around the records', () => {
  it('reads `resumes` wherever it stands, however the key is written', () => {
    const records = ['{"a":1}', '{"resumes":[{"b":2}]}'];
    expect(texts(`{"resumes":[${records.join(',')}]}`)).toEqual(records);
    expect(
      texts(`{"meta":{"resumes":[1],"n":[2]},"v":"1","n":null,"r\\u0065sumes" : [ ${records.join(' , ')} ] , "after":{"x":[]}}\n`),
    ).toEqual(records);
  });

  it('reads one object without `resumes` as the only record', () => {
    expect(texts('\n{"basics":{"name":"Ada"},\n"work":[]}\n')).toEqual(['{"basics":{"name":"Ada"},\n"work":[]}']);
    expect(texts('{}', { format: 'json' })).toEqual(['{}']);
  });

  it.each([
    ['a comma before the bracket', '{"resumes":[{"a":1}],}', 'TRAILING_COMMA', 21],
    ['no colon', '{"resumes" [{"a":1}]}', 'UNEXPECTED_BYTE', 11],
    ['a value that is no list', '{"resumes":{"a":1}}', 'NOT_RECORDS', 11],
    ['the list twice', '{"resumes":[],"resumes":[]}', 'MALFORMED_FRAME', 14],
    ['another key twice', ' {"a":1,"a":2,"resumes":[]}', 'MALFORMED_FRAME', 1],
    ['another value broken', '{"a":tru,"resumes":[]}', 'MALFORMED_FRAME', 0],
    ['something after it', '{"resumes":[]} {}', 'UNEXPECTED_BYTE', 15],
    ['an end inside the list', '{"resumes":[{"a":1},', 'TRUNCATED', 20],
    ['an end after the list', '{"resumes":[{"a":1}]', 'TRUNCATED', 20],
  ])('refuses the file for %s', (_, input, code, offset) => {
    expect(refusal(input)).toMatchObject({ code, offset });
  });

  it('bounds what stands around the list', () => {
    expect(refusal(`{"a":"${'x'.repeat(100)}","resumes":[]}`, { maxRecordBytes: 50 }).code).toBe('FRAME_TOO_LARGE');
    expect(refusal(`{"resumes":[],"a":"${'x'.repeat(100)}"}`, { maxRecordBytes: 50 }).code).toBe('FRAME_TOO_LARGE');
  });
});

describe('splitting lines', () => {
  const ndjson = { format: 'ndjson' } as const;

  it('answers every line that is not blank, good or bad', () => {
    expect(texts('{"a":1}\r\n\n  \nrubbish\n {"b":"\\n"} \n{"c":\n{"d":4}', ndjson)).toEqual([
      '{"a":1}',
      'rubbish',
      '{"b":"\\n"}',
      '{"c":',
      '{"d":4}',
    ]);
  });

  it('is recognised after one whole line', () => {
    expect(texts('{"a":1}\n{"b":2}\r\nbad\n')).toEqual(['{"a":1}', '{"b":2}', 'bad']);
    expect(split('\uFEFF{"a":1}\n{"b":2}')).toEqual([
      { index: 0, offset: 3, text: '{"a":1}' },
      { index: 1, offset: 11, text: '{"b":2}' },
    ]);
  });

  it('an array is read as one, whatever was declared', () => {
    expect(texts('[{"a":1},\n{"b":2}]', ndjson)).toEqual(['{"a":1}', '{"b":2}']);
  });

  it('objects one after the other that are not lines are refused', () => {
    expect(refusal('{"a":1} {"b":2}')).toMatchObject({ code: 'SEVERAL_DOCUMENTS', offset: 8 });
    expect(refusal('{"a":1},\n{"b":2}')).toMatchObject({ code: 'SEVERAL_DOCUMENTS', offset: 7 });
    expect(refusal('{"a":\n1}\n{"b":2}')).toMatchObject({ code: 'SEVERAL_DOCUMENTS', offset: 9 });
    expect(refusal('{"a":1} x')).toMatchObject({ code: 'UNEXPECTED_BYTE', offset: 8 });
  });

  it('what was declared as the other form is named', () => {
    const lines = refusal('{"a":1}\n{"b":2}', { format: 'json' });
    expect(lines).toMatchObject({ code: 'NDJSON_AS_JSON', offset: 8, message: expect.stringContaining('application/x-ndjson') as string });
    const pretty = refusal('\n{\n  "basics": {\n    "name": "Ada"\n  }\n}\n', ndjson);
    expect(pretty).toMatchObject({ code: 'JSON_AS_NDJSON', offset: 1, message: expect.stringContaining('application/json') as string });
    expect(refusal('{ "basics": {\n "name": "Ada" } }\n', ndjson).code).toBe('JSON_AS_NDJSON');
    expect(texts('{"a":1\n{"b":2}\n', ndjson)).toEqual(['{"a":1', '{"b":2}']);
  });

  it('D80 a last line cut off in the middle refuses the file; one that is whole and wrong does not', () => {
    expect(refusal('{"a":1}\n{"b":{"c":', ndjson)).toMatchObject({
      code: 'TRUNCATED',
      offset: 18,
      facts: { record: { index: 1, offset: 8 } },
    });
    expect(refusal('{"a":1}\n{"b":"c', ndjson)).toMatchObject({ code: 'TRUNCATED' });
    expect(texts('{"a":1}\n{"b" 1}', ndjson)).toEqual(['{"a":1}', '{"b" 1}']);
    expect(texts('{"a":1}\nnull', ndjson)).toEqual(['{"a":1}', 'null']);
  });

  it('passes over a line that is too large', () => {
    for (const size of [0, 1, 10]) {
      expect(split(`{"a":1}\n{"b":"${'x'.repeat(100)}"}\n{"c":3}\n`, { ...ndjson, maxRecordBytes: 50 }, size)).toMatchObject([
        { index: 0, text: '{"a":1}' },
        { index: 1, offset: 8, refused: 'RECORD_TOO_LARGE' },
        { index: 2, text: '{"c":3}' },
      ]);
    }
  });
});

describe('a file that is refused whole', () => {
  it.each([
    ['an HTML page', Buffer.from('<!doctype html><html>'), 'HTML'],
    ['a page after a mark and white space', Buffer.from('\uFEFF \n<html></html>'), 'HTML'],
    ['an ELF program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0]), 'ELF'],
    ['a GIF', Buffer.from('GIF89a\x01\x00\x01\x00\x00\x00\x00;', 'latin1'), 'GIF'],
    ['a PDF', Buffer.from('%PDF-1.7\n%âãÏÓ'), 'PDF'],
    ['a DOCX', Buffer.from('PK\x03\x04\x14\x00\x06\x00', 'latin1'), 'ZIP or DOCX'],
    ['gzip that nobody declared', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0]), 'gzip'],
    ['a table', Buffer.from('name,email\nAda,ada@example.com\n'), 'CSV'],
    ['prose', Buffer.from('Dear Sir,\nI write to you, as agreed.\n'), 'text'],
    ['a quoted table', Buffer.from('"First Name","Last Name"\n"Ada","Quill"\n'), 'LinkedIn CSV'],
    ['LaTeX', Buffer.from('\\documentclass[11pt]{article}\n'), 'LaTeX'],
    ['JSON with comments', Buffer.from('// mine\n{"basics":{}}\n'), 'JSON with comments'],
    ['a RenderCV file', Buffer.from('cv:\n  name: Ada\n'), 'RenderCV YAML'],
    [
      'a Europass file',
      Buffer.from('<?xml version="1.0"?>\n<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass">'),
      'Europass XML',
    ],
    [
      'a LinkedIn export',
      Buffer.from('PK\x03\x04\x14\x00\x08\x08\x08\x00\x00\x00\x00\x00Profile.csv', 'latin1'),
      'a LinkedIn data export (ZIP)',
    ],
    ['RTF', Buffer.from('{\\rtf1\\ansi '), 'RTF'],
    ['YAML', Buffer.from('basics:\n  name: Ada\n'), 'YAML'],
  ])('D77 %s is not JSON', (_, bytes, looksLike) => {
    const found = refusal(bytes);
    expect(found).toMatchObject({ code: 'NOT_JSON', facts: { looksLike } });
    expect(found.message).toContain(`looks like ${looksLike}. Send JSON Resume`);
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFF[{"a":1}]', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('[{"a":1}]', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\uFEFF[{"a":1}]', 'utf16le').swap16()],
    ['UTF-16, big end first, no mark', Buffer.from('[{"a":1}]', 'utf16le').swap16()],
    ['UTF-32', Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x5b, 0, 0, 0, 0x5d])],
  ])('D84 %s is refused', (_, bytes) => {
    expect(refusal(bytes)).toMatchObject({ code: 'WRONG_ENCODING', offset: 0 });
    expect(refusal(bytes, { format: 'ndjson' })).toMatchObject({ code: 'WRONG_ENCODING' });
  });

  it('D80 an array cut off at 60 % says where it ends and which record was open', () => {
    const text = JSON.stringify(Array.from({ length: 10 }, (_, i) => ({ name: `person ${i}`, list: [1, { a: 2 }] })));
    const cut = text.slice(0, Math.floor(text.length * 0.62));
    expect(refusal(cut)).toMatchObject({ code: 'TRUNCATED', offset: cut.length, facts: { record: { index: 6 } } });
    for (let end = 1; end < text.length; end++) expect(() => split(text.slice(0, end))).toThrow(FrameRefused);
  });

  it.each([
    ['a comma before the bracket', '[{"a":1},]', 'TRAILING_COMMA', 9],
    ['two commas', '[{"a":1},,{"b":2}]', 'UNEXPECTED_BYTE', 9],
    ['a leading comma', '[,{"a":1}]', 'UNEXPECTED_BYTE', 1],
    ['no comma', '[{"a":1} {"b":2}]', 'UNEXPECTED_BYTE', 9],
    ['a stray brace', '[{"a":1}}]', 'UNEXPECTED_BYTE', 8],
    ['a bracket of the other kind', '[{"a":[1},{"b":2}]', 'UNEXPECTED_BYTE', 8],
    ['a brace that never closes', '[{"a":{"b":1},{"c":2}]', 'UNEXPECTED_BYTE', 21],
    ['something after the bracket', '[{"a":1}] x', 'UNEXPECTED_BYTE', 10],
    ['a second array', '[]\n[]', 'UNEXPECTED_BYTE', 3],
    ['a text that never closes', '[{"a":"b},{"c":2}]', 'TRUNCATED', 18],
    ['only a number', '42', 'NOT_RECORDS', 0],
    ['only a text', '  "resumes"', 'NOT_RECORDS', 2],
    ['only null', 'null', 'NOT_RECORDS', 0],
    ['nothing', '', 'EMPTY_FILE', 0],
    ['white space', ' \n\t ', 'EMPTY_FILE', 4],
    ['a lone mark', '\uFEFF', 'EMPTY_FILE', 3],
  ])('is refused for %s, with the byte', (_, input, code, offset) => {
    expect(refusal(input)).toMatchObject({ code, offset });
  });

  it('D86 one record more than allowed refuses the file', () => {
    expect(split('[{},{},{}]', { maxRecords: 3 })).toHaveLength(3);
    expect(refusal('[{},{},{},{}]', { maxRecords: 3 })).toMatchObject({ code: 'TOO_MANY_RECORDS', offset: 10 });
    expect(refusal('{}\n{}\n{}\n', { format: 'ndjson', maxRecords: 2 })).toMatchObject({ code: 'TOO_MANY_RECORDS', offset: 6 });
  });

  it('says no input in its message', () => {
    expect(() => split('[{"secret":1} {"secret":2}]')).toThrow(/^a byte stands where the list of records does not allow it \(byte 14\)$/);
  });
});

describe('memory of splitting', () => {
  it('D81 a million open brackets are followed without being kept or recursed into', () => {
    const seen = split(`[{"a":${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}},{"b":1}]`, {}, 65_536);
    expect(seen).toMatchObject([
      { index: 0, refused: 'RECORD_TOO_LARGE' },
      { index: 1, text: '{"b":1}' },
    ]);
  });

  it('D89 a record that drips in byte by byte is kept once', () => {
    const record = JSON.stringify({ a: 'x'.repeat(200_000) });
    const splitter = new RecordSplitter();
    splitter.push(Buffer.from(`[${record.slice(0, 10)}`));
    const before = process.memoryUsage().arrayBuffers;
    const drip = Buffer.from(record.slice(10));
    for (let i = 0; i < drip.length; i++) splitter.push(drip.subarray(i, i + 1));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4_000_000);
    expect(splitter.push(Buffer.from(',')).length + splitter.push(Buffer.from('{}]')).length).toBe(1);
    expect(splitter.end()).toEqual([]);
  });
});
