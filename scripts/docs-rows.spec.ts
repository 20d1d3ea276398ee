import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['apps', 'libs', 'test', 'charts/test', 'scripts'];
const SKIPPED = new Set(['node_modules', 'dist', 'generated']);

/** The rows of docs/security.md: the first cell of each line of its tables. */
const rows = new Set(
  [...readFileSync(path.join(root, 'docs/security.md'), 'utf8').matchAll(/^\| ([A-IR]\d{1,3}) /gm)].map(([, row]) => row!),
);

function* specs(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* specs(place);
    else if (entry.name.endsWith('spec.ts')) yield place;
  }
}

/** Rows of the fault matrix (README) are F1 to F20, those about models F111 to F121. */
const isFault = (row: string): boolean => /^F\d{1,2}$/.test(row);

it('every row that a test is named after stands in docs/security.md', () => {
  const missing: string[] = [];
  for (const folder of FOLDERS) {
    for (const file of specs(folder)) {
      const titles = readFileSync(path.join(root, file), 'utf8').matchAll(/(?:it|describe)(?:\.each)?\(\s*['"`]([A-IR]\d{1,3})\b/g);
      for (const [, row] of titles) if (!rows.has(row!) && !isFault(row!)) missing.push(`${row} in ${file}`);
    }
  }
  expect(missing).toEqual([]);
  expect(rows.size).toBeGreaterThan(100);
});
