import { describe, expect, it } from 'vitest';
import type { Posting } from '#language';
import { writeResume } from './writer.js';

const POSTING: Posting = { title: 'Engineer', text: 'Requirements\n- Two years of GCP\n- Two years of AWS\n- Good records of the work' };
const missing = (work: object, skills: readonly string[] = []): string[] =>
  writeResume({ work: [work], skills: [{ name: 'Skills', keywords: skills }] }, POSTING, {
    language: 'en',
    tone: 'formal',
    asOf: '2026-01',
  }).coverage.missing.map(({ requirement }) => requirement);
const work = (...highlights: string[]): object => ({ name: 'Yard', position: 'Worker', startDate: '2020-01', highlights });

describe('names that two trades share', () => {
  it('are no product before the number of a standard, or in the material of another trade', () => {
    expect(missing(work('Welding of bridges to AWS D1.5', 'Kept records of the work'))).toContain('Two years of AWS');
    expect(missing(work('Patient care by GCP in three trials', 'Wound care on a ward'))).toContain('Two years of GCP');
  });

  it('are one where the person lists it, or speaks of computing besides', () => {
    expect(missing(work('Moved 40 services to AWS with Terraform and PostgreSQL'))).not.toContain('Two years of AWS');
    expect(missing(work('Welding of bridges', 'Ran the workshop on AWS'), ['AWS'])).not.toContain('Two years of AWS');
  });
});
