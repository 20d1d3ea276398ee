import { describe, expect, it } from 'vitest';
import { readConfig } from '#common';
import { JOB_TYPE_NAMES, jobTypesFor } from '#contracts';
import { settings, typesOf } from './config.js';

const config = (env: Record<string, string>) =>
  readConfig(settings, { SERVICE_KEY: 'k'.repeat(40), QUEUE_DATABASE_URL: 'postgresql://u:p@h/d', GRPC_PLAINTEXT: 'true', ...env });
const types = (env: Record<string, string>) => typesOf(config(env));

describe('what an executor runs', () => {
  it('is everything, where it is told nothing', () => {
    expect(types({})).toEqual(jobTypesFor({ probe: false }));
    expect(types({ EXECUTOR_JOB_TYPES: '' })).toEqual(jobTypesFor({ probe: false }));
    expect(types({ VITAE_PROBE: 'true' })).toEqual(JOB_TYPE_NAMES);
  });

  it('is what it is told', () => {
    expect(types({ EXECUTOR_JOB_TYPES: 'import-resumes, fibonacci,import-resumes' })).toEqual(['import-resumes', 'fibonacci']);
    expect(types({ EXECUTOR_JOB_TYPES: 'probe', VITAE_PROBE: 'true' })).toEqual(['probe']);
  });

  it.each([
    [{ EXECUTOR_JOB_TYPES: 'fibonacci,mining' }, '"mining" is no job type; there are fibonacci'],
    [{ EXECUTOR_JOB_TYPES: '__proto__' }, '"__proto__" is no job type'],
    [{ EXECUTOR_JOB_TYPES: ',' }, 'names no job type'],
    [{ EXECUTOR_JOB_TYPES: ' ' }, 'names no job type'],
    [{ EXECUTOR_JOB_TYPES: 'fibonacci,' }, '"" is no job type'],
    [{ EXECUTOR_JOB_TYPES: 'probe' }, '"probe" needs VITAE_PROBE=true'],
    [{ EXECUTOR_JOB_TYPES: 'fibonacci', EXECUTOR_CONCURRENCY: 'import-resumes=1' }, 'does not name "import-resumes"'],
  ])('is refused at boot, by name: %j', (env, text) => {
    expect(() => types(env)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(text) }));
  });
});
