import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { JOB_TYPE_NAMES } from '#contracts';

interface JobTypeLists {
  jobTypeLists(): Readonly<Record<string, string>>;
}
const root = path.resolve(import.meta.dirname, '..');
const script: string = './job-types.mjs';
const { jobTypeLists } = (await import(script)) as JobTypeLists;

it.each(Object.entries(jobTypeLists()))('%s is what the folders hold; node scripts/job-types.mjs writes it', (file, text) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
});

/** Where items of every type are treated alike. */
const ENGINE = ['apps/jobs/src/{job,dispatch,live,rpc,messages,metrics,erasure}', 'apps/executor/src/{execution,clients,messages}'];
const named = (text: string): string[] => JOB_TYPE_NAMES.filter((name) => new RegExp(`['"\`]${name}['"\`]`).test(text));

it('the engine knows no job type by name', () => {
  const files = globSync(
    ENGINE.map((folder) => `${folder}/**/*.ts`),
    { cwd: root },
  ).filter((file) => !file.endsWith('.spec.ts'));
  expect(files.length).toBeGreaterThan(40);
  expect(files.flatMap((file) => named(readFileSync(path.join(root, file), 'utf8')).map((name) => `${file}: ${name}`))).toEqual([]);
  expect(named(`const most = jobType === 'import-resumes' ? 2 : 200;`)).toEqual(['import-resumes']);
});
