import { describe, expect, it } from 'vitest';
import { MAX_RECORD_BYTES } from '#strict-json';
import { baker, bytesOf, glassblower, porter } from '../../test/fixtures/people.js';
import { RecordSplitter } from '../split/record-splitter.js';
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

  it('D87 sets a field aside that cannot be read, with the pointer into the record as it came, and keeps the person', () => {
    const acceptance = accept(
      bytesOf({ resume: { basics: { name: 'Ada' }, work: [null, { company: 'X', positions: [{ title: { secret: 1 } }] }] } }),
    );
    expect(acceptance).toMatchObject({
      status: 'repaired',
      resume: { basics: { name: 'Ada' }, work: [{ name: 'X' }], meta: { setAside: { '/resume/work/1/positions/0/title': { secret: 1 } } } },
    });
    expect(reasons(acceptance)[0]).toBe('/resume/work/1/positions/0/title INVALID_TYPE');
    expect(JSON.stringify(acceptance.findings)).not.toContain('secret');
    const flat = accept(bytesOf({ name: 'Ada', email: 'secret' }));
    expect(reasons(flat)).toContain('/email INVALID_EMAIL');
    expect(flat).toMatchObject({ status: 'repaired', resume: { basics: { name: 'Ada' }, meta: { setAside: { '/email': 'secret' } } } });
  });

  it('sets several aside at once, the last first, and what is left stands in order', () => {
    const work = [{ name: 'A', highlights: ['1', true, '2', ['x', 4], '3'] }, 7, { name: 'B', url: 'javascript:alert(1)' }, 'none'];
    const acceptance = accept(bytesOf({ basics: { name: 'Ada', summary: 'x'.repeat(20_001) }, work, education: 'hard knocks' }));
    expect(acceptance).toMatchObject({
      status: 'repaired',
      resume: {
        basics: { name: 'Ada' },
        work: [{ name: 'A', highlights: ['1', '2', '3'] }, { name: 'B' }],
        meta: {
          setAside: { '/work/0/highlights/1': true, '/work/0/highlights/3': ['x', 4], '/work/1': 7, '/work/2/url': 'javascript:alert(1)' },
        },
      },
    });
    expect(reasons(acceptance)).toEqual([
      '/basics/summary TEXT_TOO_LONG',
      '/work/0/highlights/1 INVALID_TYPE',
      '/work/0/highlights/3 INVALID_TYPE',
      '/work/1 INVALID_TYPE',
      '/work/2/url INVALID_URL',
      '/work/3 INVALID_TYPE',
      '/education INVALID_TYPE',
    ]);
    const text = acceptance.status === 'rejected' ? '' : acceptance.text;
    expect(accept(bytesOf(text))).toMatchObject({ status: 'accepted', text, findings: [] });
  });

  it.each<[string, unknown, string]>([
    ['basics that are none', { basics: 7 }, '/basics INVALID_TYPE, EMPTY_RESUME'],
    ['a section that is none', { work: [{ position: false }] }, '/work/0/position INVALID_TYPE, EMPTY_RESUME'],
    ['a date that is none', { work: [{ startDate: 'soon' }] }, ' EMPTY_RESUME,/work/0/startDate INVALID_DATE'],
  ])('rejects a person of whom nothing is left: %s', (_, record, reason) => {
    const acceptance = accept(bytesOf(record));
    expect(acceptance.status).toBe('rejected');
    expect(reasons(acceptance).join()).toBe(reason);
  });

  it('takes what is wrong in hundreds of places for no résumé', () => {
    const acceptance = accept(
      bytesOf({ basics: { name: 'Ada' }, skills: Array.from({ length: 499 }, () => ({ name: true, level: false })) }),
    );
    expect(acceptance.status).toBe('rejected');
    expect(acceptance.findings).toHaveLength(50);
    expect(acceptance.findings.at(-1)?.code).toBe('MORE_ISSUES');
  });

  it('lets what was set aside go before a record that would become too large for it', () => {
    const record = { basics: { name: 'Ada' }, x: 'x'.repeat(MAX_RECORD_BYTES - 70), education: 'knocks' };
    expect(bytesOf(record).length).toBeLessThanOrEqual(MAX_RECORD_BYTES);
    const acceptance = accept(bytesOf(record));
    expect(acceptance).toMatchObject({ status: 'repaired', resume: { meta: {} } });
    expect(reasons(acceptance)).toEqual([' ASIDE_DROPPED', '/education INVALID_TYPE']);
  });

  it('tells what was set aside or not read before a hundred old keys', () => {
    const work = Array.from({ length: 120 }, () => ({ company: 'X' }));
    const { findings } = accept(bytesOf({ basics: { name: 'Ada', email: 'none' }, work, jobs: [{ date: '2019' }] }));
    expect(findings.slice(0, 2).map(({ code }) => code)).toEqual(['INVALID_EMAIL', 'UNKNOWN_SECTION']);
    expect(findings).toHaveLength(100);
    expect(findings.at(-1)?.code).toBe('MORE_REPAIRS');
  });

  it.each([
    ['D82 a doubled key', '{"basics":{"name":"a","name":"b"}}', '/basics/name DUPLICATE_KEY'],
    ['D83 __proto__', '{"basics":{"name":"a"},"__proto__":{"x":1}}', '/__proto__ FORBIDDEN_KEY'],
    ['D84 NUL', '{"basics":{"name":"a\\u0000"}}', '/basics/name NUL_CHARACTER'],
    ['D85 a number beyond doubles', '{"basics":{"name":"a"},"x":1e400}', '/x NUMBER_OUT_OF_RANGE'],
    ['what is no JSON', '{"basics":', '/basics MALFORMED_JSON'],
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
