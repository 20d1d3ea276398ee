import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const FOLDERS = ['apps', 'libs', 'test', 'charts/test', 'scripts'];
const SKIPPED = new Set(['node_modules', 'dist', 'generated']);

/** The rows of docs/security.md: the first cell of each line of its tables. */
const rows = new Set(
  [...readFileSync(path.join(root, 'docs/security.md'), 'utf8').matchAll(/^\| ([A-IR]\d{1,3}) /gm)].map(([, row]) => row!),
);

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    if (SKIPPED.has(entry.name)) continue;
    const place = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(place);
    else if (/\.(ts|mjs)$/.test(entry.name)) yield place;
  }
}

const texts = FOLDERS.flatMap((folder) => [...sources(folder)]).map((file) => ({
  file,
  text: readFileSync(path.join(root, file), 'utf8'),
}));

const decisions = readdirSync(path.join(root, 'docs/decisions'));

/** Rows of the fault matrix (README) are F1 to F21, those about models F111 to F122. */
const isFault = (row: string): boolean => /^F\d{1,2}$/.test(row);

it('every row that a test is named after stands in docs/security.md', () => {
  const missing: string[] = [];
  for (const { file, text } of texts.filter((t) => t.file.endsWith('spec.ts'))) {
    for (const [, row] of text.matchAll(/(?:it|describe)(?:\.each)?\(\s*['"`]([A-IR]\d{1,3})\b/g))
      if (!rows.has(row!) && !isFault(row!)) missing.push(`${row} in ${file}`);
  }
  expect(missing).toEqual([]);
  expect(rows.size).toBeGreaterThan(100);
});

it('every page and row that a comment names is in the repository', () => {
  const missing: string[] = [];
  for (const { file, text } of texts) {
    for (const [page] of text.matchAll(/\bdocs\/(?:[a-z0-9-]+\/)*[a-z0-9-]+\.md\b/g))
      if (!existsSync(path.join(root, page))) missing.push(`${page} in ${file}`);
    for (const [, number] of text.matchAll(/\bdocs\/decisions\/(\d{4})/g))
      if (!decisions.some((name) => name.startsWith(`${number}-`))) missing.push(`decision ${number} in ${file}`);
    for (const [, row] of text.matchAll(/docs\/security\.md, ([A-IR]\d{1,3})\b/g)) if (!rows.has(row!)) missing.push(`${row} in ${file}`);
  }
  expect(missing).toEqual([]);
});
