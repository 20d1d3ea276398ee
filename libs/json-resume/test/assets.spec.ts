import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { acceptRecord, RecordSplitter } from '#json-resume';

const assets = fileURLToPath(new URL('../../../assets/', import.meta.url));

describe('the example files of the tour', () => {
  it('resumes.json holds twelve people: eight accepted, three repaired, one rejected on purpose', () => {
    const splitter = new RecordSplitter();
    const records = [...splitter.push(readFileSync(`${assets}resumes.json`)), ...splitter.end()];
    const answers = records.map((record) => acceptRecord(record));
    expect(answers.map(({ status }) => status).join(' ')).toBe(
      'accepted accepted repaired accepted accepted accepted repaired accepted rejected repaired accepted accepted',
    );
    expect(answers[8]?.findings.map(({ pointer, code }) => `${pointer} ${code}`)).toEqual(['/basics/email DUPLICATE_KEY']);
  });

  it('holds nobody’s real address: e-mail at example.com and example.org only, links there as well', () => {
    const text = readFileSync(`${assets}resumes.json`, 'utf8');
    for (const [, domain] of text.matchAll(/@([\w.-]+)"/g)) expect(domain).toMatch(/(?:^|\.)example\.(?:com|org)$/);
    for (const [, host] of text.matchAll(/https?:\/\/([\w.-]+)/g))
      expect(host).toMatch(/(?:^|\.)example\.(?:com|org)$|^raw\.githubusercontent\.com$/);
  });

  it('the postings are in five languages and none is empty', () => {
    const files = readdirSync(`${assets}postings`);
    expect(new Set(files.map((file) => file.split('.').at(-2)))).toEqual(new Set(['de', 'en', 'es', 'fr', 'ja']));
    for (const file of files) expect(readFileSync(`${assets}postings/${file}`, 'utf8').length).toBeGreaterThan(300);
  });
});
