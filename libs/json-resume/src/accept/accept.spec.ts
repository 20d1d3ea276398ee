import { describe, expect, it } from 'vitest';
import { baker, bytesOf, glassblower, porter } from '../../test/fixtures/people.js';
import { RecordSplitter } from '../split/record-splitter.js';
import { MAX_RECORD_BYTES } from '../strict/refusal.js';
import { accept, acceptRecord, acceptValue } from './accept.js';
import type { Acceptance } from './accept.js';

const reasons = (acceptance: Acceptance): string[] => acceptance.findings.map(({ pointer, code }) => `${pointer} ${code}`);

describe('accepting a record', () => {
  it('accepts one of today with its own text, unknown keys and all', () => {
    const text = JSON.stringify(glassblower);
    expect(accept(bytesOf(text))).toEqual({ status: 'accepted', resume: glassblower, text, findings: [] });
    expect(accept(bytesOf(JSON.stringify(glassblower, undefined, 2)))).toMatchObject({ status: 'accepted', text });
  });

  it('repairs one of an older dialect, and repaired once it is accepted', () => {
    for (const record of [baker, porter]) {
      const first = accept(bytesOf(record));
      expect(first.status).toBe('repaired');
      const text = first.status === 'rejected' ? '' : first.text;
      expect(accept(bytesOf(text))).toMatchObject({ status: 'accepted', text });
    }
  });

  it('accepts an odd date with a notice', () => {
    const acceptance = accept(bytesOf({ work: [{ name: 'X', startDate: 'Summer 2015' }] }));
    expect(acceptance).toMatchObject({ status: 'accepted', findings: [{ pointer: '/work/0/startDate', code: 'DATE_UNREAD' }] });
  });

  it('D87 rejects with the pointer into the record as it came, and without a value', () => {
    const acceptance = accept(
      bytesOf({ resume: { basics: { name: 'Ada' }, work: [null, { company: 'X', positions: [{ title: { secret: 1 } }] }] } }),
    );
    expect(acceptance.status).toBe('rejected');
    expect(reasons(acceptance)).toEqual(['/resume/work/1/positions/0/title INVALID_TYPE']);
    expect(reasons(accept(bytesOf({ name: 'Ada', email: 'secret' })))).toEqual(['/email INVALID_EMAIL']);
    expect(JSON.stringify(acceptance)).not.toContain('secret');
  });

  it.each([
    ['D82 a doubled key', '{"basics":{"name":"a","name":"b"}}', '/basics/name DUPLICATE_KEY'],
    ['D83 __proto__', '{"basics":{"name":"a"},"__proto__":{"x":1}}', '/__proto__ FORBIDDEN_KEY'],
    ['D84 NUL', '{"basics":{"name":"a\\u0000"}}', '/basics/name NUL_CHARACTER'],
    ['D85 a number beyond doubles', '{"basics":{"name":"a"},"x":1e400}', '/x NUMBER_OUT_OF_RANGE'],
    ['what is no JSON', '{"basics":', ' MALFORMED_JSON'],
    ['what is no object', '[]', ' NOT_AN_OBJECT'],
    ['what says nothing', '{"price":4}', ' EMPTY_RESUME'],
  ])('rejects %s', (_, text, reason) => {
    expect(reasons(accept(bytesOf(text)))).toEqual([reason]);
  });

  it('rejects a record that splitting positions would make too large', () => {
    const positions = Array.from({ length: 400 }, () => ({ title: 'x' }));
    const record = bytesOf({ work: [{ company: 'c'.repeat(900), positions }] });
    expect(record.length).toBeLessThan(MAX_RECORD_BYTES);
    expect(reasons(accept(record))).toEqual([' RECORD_TOO_LARGE']);
  });

  it('D90 keeps text that other programs would act on as the text it is', () => {
    const evil = '<img src=http://169.254.169.254> {{7*7}} =cmd|x url(file:///etc/passwd)';
    expect(accept(bytesOf({ basics: { name: evil } }))).toMatchObject({ status: 'accepted', resume: { basics: { name: evil } } });
  });
});

describe('records made to be slow', () => {
  const fill = (part: (i: number) => string, open: string, close: string): string => {
    let text = open;
    for (let i = 0; text.length + close.length < MAX_RECORD_BYTES - 400; i++) text += (i === 0 ? '' : ',') + part(i);
    return text + close;
  };
  const keys = (n: number): string => Array.from({ length: n }, (_, i) => `"k${i}":"",`).join('');

  it.each([
    ['a doubled key behind many lists', fill(() => '[]', '{"basics":{"name":"a"},"x":[', '],"x":1}')],
    ['a doubled key among many keys', fill((i) => `"${i}":{}`, '{"a":{', '},"a":1}')],
    ['a number out of range at the end', fill(() => '0', '{"x":[', ',1e400]}')],
    ['many entries with positions', fill(() => '{"company":"c","positions":[{"title":"t"},{"title":"t"}]}', '{"work":[', ']}')],
    ['one employer with many positions', fill(() => '{"title":"t"}', '{"work":[{"company":"c","positions":[', ']}]}')],
    ['employers with many keys and positions', fill(() => `{${keys(10)}"positions":[{}]}`, '{"work":[', ']}')],
    [
      '400 employers with many keys and positions',
      `{"work":[${Array.from({ length: 400 }, () => `{${keys(50)}"positions":[{}]}`).join()}]}`,
    ],
    ['an employer with many keys', fill((i) => `"k${i}":null`, '{"work":[{"positions":[{"title":"t"}],', '}]}')],
    ['many nulls', fill(() => 'null', '{"basics":{"name":"a"},"skills":[{"keywords":[', ']}]}')],
    ['lists of nulls', fill(() => `{"keywords":[${'null,'.repeat(60)}"a"]}`, '{"skills":[', ']}')],
    ['many unread dates', fill(() => `{"startDate":"${' '.repeat(39)}"}`, '{"work":[', ']}')],
    ['one long key', `{"${'k'.repeat(MAX_RECORD_BYTES - 100)}":1e400}`],
    ['one long date', `{"work":[{"startDate":"${'1'.repeat(MAX_RECORD_BYTES - 100)}"}]}`],
  ])('D81 %s: answered within a second of processor time', (_, text) => {
    const bytes = bytesOf(text);
    expect(bytes.length).toBeLessThanOrEqual(MAX_RECORD_BYTES);
    const before = process.cpuUsage();
    const { findings } = accept(bytes);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(1_000_000);
    expect(JSON.stringify(findings).length).toBeLessThan(20_000);
  });
});

describe('accepting a value', () => {
  it('does the same as for bytes', () => {
    expect(acceptValue(glassblower)).toEqual(accept(bytesOf(glassblower)));
    expect(acceptValue(baker)).toEqual(accept(bytesOf(baker)));
    expect(reasons(acceptValue({ basics: { name: 'a\0' } }))).toEqual(['/basics/name NUL_CHARACTER']);
    expect(reasons(acceptValue(JSON.parse('{"__proto__":{"x":1}}')))).toEqual(['/__proto__ FORBIDDEN_KEY']);
    for (const value of [null, [], 'x', 4]) expect(reasons(acceptValue(value))).toEqual([' NOT_AN_OBJECT']);
  });
});

describe('accepting an upload', () => {
  it('D87 counts add up: one bad record among thousands is one rejected, with its index', () => {
    const records = Array.from({ length: 3_000 }, (_, i) =>
      JSON.stringify({ basics: { name: `Person ${i}` }, work: [{ [i % 60 === 0 ? 'company' : 'name']: 'X' }] }),
    );
    records[1_234] = '{"basics":{"name":"a","email":"x@example.com","email":"y@example.com"}}';
    const bytes = Buffer.from(`[${records.join(',\n')}]`);
    const splitter = new RecordSplitter();
    const counts = { accepted: 0, repaired: 0, rejected: 0 };
    const bad: unknown[] = [];
    for (let i = 0; i < bytes.length; i += 8_192) {
      for (const record of splitter.push(bytes.subarray(i, i + 8_192))) {
        const acceptance = acceptRecord(record);
        counts[acceptance.status]++;
        if (acceptance.status === 'rejected') bad.push([record.index, ...reasons(acceptance)]);
      }
    }
    expect(splitter.end()).toEqual([]);
    expect(counts).toEqual({ accepted: 2_949, repaired: 50, rejected: 1 });
    expect(bad).toEqual([[1_234, '/basics/email DUPLICATE_KEY']]);
  });

  it('a record that was passed over is rejected for its size', () => {
    const [record] = new RecordSplitter({ maxRecordBytes: 20 }).push(Buffer.from(`[{"basics":{"name":"Ada Quill"}},{}]`));
    expect(record && reasons(acceptRecord(record))).toEqual([' RECORD_TOO_LARGE']);
  });
});
