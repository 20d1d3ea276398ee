import { describe, expect, it } from 'vitest';
import { JOB_TYPE_NAMES, type JobType } from '#contracts';
import { HandlerRegistry } from './handler-registry.js';
import type { Handler } from './task.js';

const handler = (jobType: JobType): Handler => ({ jobType, handle: async () => ({ kind: 'NOTHING' }) });
const all = JOB_TYPE_NAMES.map(handler);
const without = (type: JobType): Handler[] => all.filter((h) => h.jobType !== type);

describe('the registry', () => {
  it('holds one handler for each type of the catalogue', () => {
    const registry = new HandlerRegistry(all, { probe: true });
    expect(registry.types.toSorted()).toEqual(JOB_TYPE_NAMES.toSorted());
    expect(registry.of('fibonacci').jobType).toBe('fibonacci');
  });

  it.each([
    ['a missing one', () => new HandlerRegistry(without('fibonacci'), { probe: true }), '"fibonacci" has no handler'],
    ['a doubled one', () => new HandlerRegistry([...all, handler('fibonacci')], { probe: true }), '"fibonacci" has two handlers'],
    ['a missing probe where it is on', () => new HandlerRegistry(without('probe'), { probe: true }), '"probe" has no handler'],
    ['a probe where it is off', () => new HandlerRegistry(all, { probe: false }), '"probe" is not in the catalogue'],
    [
      'one of an unknown type',
      () => new HandlerRegistry([...all, handler('mine' as never)], { probe: true }),
      '"mine" is not in the catalogue',
    ],
  ])('E99 refuses %s at boot', (_, build, text) => {
    expect(build).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(text) }));
  });
});
