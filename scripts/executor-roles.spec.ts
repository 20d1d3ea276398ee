import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { jobTypesFor } from '#contracts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string): unknown => parse(readFileSync(path.join(root, file), 'utf8'), { merge: true });

/** What each executor of a deployment is told to run; empty: everything. */
type Roles = readonly (readonly string[])[];

interface Compose {
  readonly services: Readonly<
    Record<string, { readonly command?: readonly string[]; readonly environment?: Readonly<Record<string, string>> }>
  >;
}
const ofCompose = ({ services }: Compose): Roles =>
  Object.values(services)
    .filter((s) => s.command?.some((word) => word.includes('apps/executor/')))
    .map((s) => (s.environment?.['EXECUTOR_JOB_TYPES'] ?? '').split(',').filter(Boolean));

interface Values {
  readonly executor?: { readonly roles?: readonly { readonly jobTypes?: readonly string[] }[] };
}
const ofChart = (values: Values, over: Values = {}): Roles =>
  (over.executor?.roles ?? values.executor?.roles ?? []).map((role) => role.jobTypes ?? []);

/** Types no executor of these would run, and types that are none. */
const wrong = (roles: Roles): string[] => {
  const types: readonly string[] = jobTypesFor({ probe: false });
  const run = new Set(roles.flatMap((role) => (role.length === 0 ? types : role)));
  return [...types.filter((t) => !run.has(t)), ...[...run].filter((t) => !types.includes(t))];
};

describe('every job type has an executor that runs it', () => {
  it('in docker-compose.yaml', () => {
    const roles = ofCompose(read('docker-compose.yaml') as Compose);
    expect(roles.length).toBeGreaterThan(0);
    expect(wrong(roles)).toEqual([]);
  });

  it.each(readdirSync(path.join(root, 'charts/vitae')).filter((f) => /^values.*\.yaml$/.test(f)))('in the chart with %s', (file) => {
    const roles = ofChart(read('charts/vitae/values.yaml') as Values, read(`charts/vitae/${file}`) as Values);
    expect(roles.length).toBeGreaterThan(0);
    expect(wrong(roles)).toEqual([]);
  });

  it('and one without is found', () => {
    const command = ['dist/apps/executor/src/main.js'];
    const split = (EXECUTOR_JOB_TYPES: string) => ({ command, environment: { EXECUTOR_JOB_TYPES } });
    expect(wrong(ofCompose({ services: { a: split('fibonacci'), b: split('import-resumes,mining') } }))).toEqual([
      'generate-documents',
      'mining',
    ]);
    expect(wrong(ofCompose({ services: { a: split('fibonacci'), b: { command } } }))).toEqual([]);
    expect(wrong(ofChart({ executor: { roles: [{ jobTypes: ['fibonacci'] }] } }))).toEqual(['generate-documents', 'import-resumes']);
    expect(wrong([])).toEqual(jobTypesFor({ probe: false }));
  });
});
