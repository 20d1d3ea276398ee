import { expect, it } from 'vitest';
import { load, type LoadRow } from '../load/load.js';

/** Thirty people for moments, and two of the attackers; the whole form: npm run load. */
const SMALL = { people: 30, seconds: 5, attackSeconds: 7, thinkMs: 2_000, attacks: ['slow-readers', 'guessing-crowd'] } as const;

const share = (row: LoadRow, kind: keyof LoadRow['neighbour']): number => {
  const { succeeded = 0, asked = 0 } = row.neighbour[kind] ?? {};
  return succeeded / asked;
};

it('serves everybody while nobody attacks, and another person beside who reads nothing and who guesses passwords', { timeout: 180_000 }, async () => {
  const { rows } = await load(SMALL);
  expect(rows.map(({ name }) => name)).toEqual(['quiet', ...SMALL.attacks]);
  const [quiet] = rows;
  expect(quiet?.errors).toEqual({});
  expect(Object.keys(quiet?.mix ?? {})).toEqual(expect.arrayContaining(['list', 'read']));
  for (const row of rows) {
    expect(row.ended, row.name).toEqual([]);
    for (const kind of ['sign-in', 'list', 'upload', 'document'] as const) expect(share(row, kind), `${kind} beside ${row.name}: ${JSON.stringify(row)}`).toBeGreaterThanOrEqual(0.8);
  }
  const [slow, guessing] = rows.slice(1);
  // An attack that did nothing would prove nothing.
  expect(slow?.answers['still open'] ?? 0).toBeGreaterThan(0);
  expect(guessing?.answers['InvalidCredentials'] ?? 0).toBeGreaterThan(0);
}); // prettier-ignore
