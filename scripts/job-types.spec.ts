import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

interface JobTypeLists {
  jobTypeLists(): Readonly<Record<string, string>>;
}
const root = path.resolve(import.meta.dirname, '..');
const script: string = './job-types.mjs';
const { jobTypeLists } = (await import(script)) as JobTypeLists;

it.each(Object.entries(jobTypeLists()))('%s is what the folders hold; node scripts/job-types.mjs writes it', (file, text) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
});
