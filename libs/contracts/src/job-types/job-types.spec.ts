import { describe, expect, it } from 'vitest';
import { hintTopic, isJobType, JOB_TYPE_NAMES, jobType, jobTypesFor, jobTypeSpec } from '../index.js';

describe('the catalogue of job types', () => {
  it.each(JOB_TYPE_NAMES)('%s is named as its folder, which is what topics and settings can hold', (name) => {
    expect(jobType(name).name).toBe(name);
    expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
    expect(hintTopic(name)).toBe(`jobs/${name}`);
  });

  it.each(JOB_TYPE_NAMES)('%s is bounded', (name) => {
    const { maxAttempts, concurrency, deadlineMs, window } = jobTypeSpec(name);
    for (const bound of [maxAttempts, concurrency, deadlineMs, window]) expect(bound).toBeGreaterThan(0);
    expect(deadlineMs).toBeLessThanOrEqual(600_000);
  });

  it.each(JOB_TYPE_NAMES)('%s refuses an input with a field too many, and lets one pass in what is stored', (name) => {
    const { input, payload } = jobType(name);
    const refused = input.safeParse({ since: 'tomorrow' });
    expect(refused.error?.issues.map((i) => i.code)).toContain('unrecognized_keys');
    expect(payload.safeParse({ since: 'tomorrow' }).error?.issues.map((i) => i.code) ?? []).not.toContain('unrecognized_keys');
  });

  it('knows its own names and no others', () => {
    expect(JOB_TYPE_NAMES.every(isJobType)).toBe(true);
    expect(['', 'mining', '__proto__', 'constructor', 'Fibonacci'].filter(isJobType)).toEqual([]);
  });

  it('leaves out what exists to be broken, unless that is wanted', () => {
    expect(jobTypesFor({ probe: true })).toEqual(JOB_TYPE_NAMES);
    expect(jobTypesFor({ probe: false })).toEqual(JOB_TYPE_NAMES.filter((t) => t !== 'probe'));
  });
});

describe('a posting', () => {
  const text = (posting: object): unknown =>
    jobType('generate-documents')
      .input.safeParse({ masterResumeId: 'm', postings: [posting] })
      .error?.issues.map((i) => i.path.join('/'));

  it.each([
    [{ text: '  ' }, ['postings/0/text']],
    [{ text: 'x', url: 'javascript:alert(1)' }, ['postings/0/url']],
    [{ text: 'a\0b' }, ['postings/0/text']],
    [{ text: 'x'.repeat(32_769) }, ['postings/0/text']],
    [{ text: 'x', title: 'y'.repeat(301) }, ['postings/0/title']],
    [{ text: 'x', salary: 1 }, ['postings/0']],
    [{ text: 'x', title: null, company: 'Acme', url: 'https://example.com' }, undefined],
  ])('is asked for by one rule: %j', (posting, paths) => {
    expect(text(posting)).toEqual(paths);
  });
});
