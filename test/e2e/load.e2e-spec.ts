import { expect, it } from 'vitest';
import { load, type LoadRow } from '../load/load.js';

/** Thirty people for moments, and four of the attackers; the whole form: npm run load. */
const SMALL = {
  people: 30,
  seconds: 5,
  attackSeconds: 7,
  thinkMs: 2_000,
  attacks: ['dear-documents', 'slow-readers', 'guessing-crowd', 'large-answers'],
} as const;

/** Of everybody's that came to an end in the row; on a slow machine one person's turn at a kind may not come within it. */
const share = (row: LoadRow, kind: keyof LoadRow['neighbour']): number => {
  const both = [row.neighbour[kind], row.mix[kind]];
  const sum = (of: 'asked' | 'succeeded'): number => both.reduce((n, figures) => n + (figures?.[of] ?? 0), 0);
  return sum('asked') === 0 ? 1 : sum('succeeded') / sum('asked');
};

it('serves everybody while nobody attacks, and another person beside dear documents, who reads nothing, who guesses passwords and who asks for too much', { timeout: 300_000 }, async () => {
  const { rows } = await load(SMALL);
  expect(rows.map(({ name }) => name)).toEqual(['quiet', ...SMALL.attacks]);
  const [quiet] = rows;
  // The whole form asks for none; here other suites have the machine as well, and a wait may come to its end.
  const refused = Object.values(quiet?.errors ?? {}).reduce((sum, n) => sum + n, 0);
  expect(refused, JSON.stringify(quiet?.errors)).toBeLessThanOrEqual((quiet?.asked ?? 0) / 5);
  expect(Object.keys(quiet?.mix ?? {})).toEqual(expect.arrayContaining(['list', 'read']));
  for (const row of rows) {
    expect(row.ended, row.name).toEqual([]);
    for (const kind of ['sign-in', 'list', 'upload', 'document'] as const) expect(share(row, kind), `${kind} beside ${row.name}: ${JSON.stringify(row)}`).toBeGreaterThanOrEqual(0.8);
  }
  const [dear, slow, guessing, large] = rows.slice(1);
  // An attack that did nothing would prove nothing.
  expect(dear?.answers['job taken'] ?? 0).toBeGreaterThan(0);
  expect(slow?.answers['still open'] ?? 0).toBeGreaterThan(0);
  expect(guessing?.answers['InvalidCredentials'] ?? 0).toBeGreaterThan(0);
  expect(large?.answers['BAD_USER_INPUT'] ?? 0).toBeGreaterThan(0);
}); // prettier-ignore
