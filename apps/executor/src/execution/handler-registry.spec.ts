import { describe, expect, it } from 'vitest';
import { JOB_TYPE_NAMES, type JobType } from '#contracts';
import { HandlerRegistry } from './handler-registry.js';
import type { Handler } from './task.js';

const handler = (jobType: JobType): Handler => ({ jobType, handle: () => Promise.reject(new Error('Not asked for here')) });
const all = JOB_TYPE_NAMES.map(handler);
const without = (type: JobType): Handler[] => all.filter((h) => h.jobType !== type);

describe('the registry', () => {
  it('holds one handler for each type of the catalogue', () => {
    const registry = new HandlerRegistry(all, JOB_TYPE_NAMES);
    expect(registry.types.toSorted()).toEqual(JOB_TYPE_NAMES.toSorted());
    expect(registry.of('fibonacci').jobType).toBe('fibonacci');
  });

  it('runs only the types it is told', () => {
    const registry = new HandlerRegistry(all, ['import-resumes']);
    expect(registry.types).toEqual(['import-resumes']);
    expect(() => registry.of('fibonacci')).toThrow();
  });

  it.each([
    ['a missing one', () => new HandlerRegistry(without('fibonacci'), JOB_TYPE_NAMES), '"fibonacci" has no handler'],
    ['a doubled one', () => new HandlerRegistry([...all, handler('fibonacci')], JOB_TYPE_NAMES), '"fibonacci" has two handlers'],
    ['a missing one of a type it does not run', () => new HandlerRegistry(without('probe'), ['fibonacci']), '"probe" has no handler'],
    [
      'one of an unknown type',
      () => new HandlerRegistry([...all, handler('mine' as never)], JOB_TYPE_NAMES),
      '"mine" is not in the catalogue',
    ],
  ])('E99 refuses %s at boot', (_, build, text) => {
    expect(build).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(text) }));
  });
});
