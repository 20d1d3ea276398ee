import { expect, it } from 'vitest';
import { limitsFor, tiersOf } from './tiers.js';

const setting = tiersOf(['USER', 'ADMIN']);

it('reads limits by role, and none where nothing is set', () => {
  expect(setting.parse('{"ADMIN": {"jobs": 5, "jobs.bytes": 7000000000}}')).toEqual({ ADMIN: { jobs: 5, 'jobs.bytes': 7e9 } });
  expect(setting.parse(undefined)).toEqual({});
});

it.each(['[]', '{', '{"KING": {"jobs": 1}}', '{"USER": {"jobs": -1}}', '{"USER": {"jobs": 1.5}}', '{"USER": {"a b": 1}}', '{"USER": 3}'])('refuses %s', (text) => {
  expect(setting.safeParse(text).success).toBe(false);
}); // prettier-ignore

it('a role has everybody’s limits but where its tier names one of these scopes, 0 too', () => {
  const everybody = { things: 5, bytes: 100 };
  expect(limitsFor(everybody, { ADMIN: { things: 0, others: 9 } }, 'ADMIN')).toEqual({ things: 0, bytes: 100 });
  expect(limitsFor(everybody, { ADMIN: { things: 0 } }, undefined)).toEqual(everybody);
  expect(limitsFor<'things' | 'bytes', 'ADMIN' | 'USER'>(everybody, { ADMIN: { things: 0 } }, 'USER')).toEqual(everybody);
});
