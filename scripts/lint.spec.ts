import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const planted: string[] = [];

/** Writes a file into the house, lints it alone, and answers what the linter said. */
function lint(file: string, text: string): { status: number | null; output: string } {
  const target = path.join(root, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
  planted.push(target);
  const r = spawnSync(path.join(root, 'node_modules/.bin/oxlint'), [file], { cwd: root, encoding: 'utf8' });
  return { status: r.status, output: `${r.stdout}${r.stderr}` };
}

afterAll(() => {
  for (const file of planted) rmSync(file, { force: true });
});

describe('the import table', () => {
  it.each([
    [
      'an app imports another app',
      'apps/jobs/src/planted-a.ts',
      "export { x } from '../../auth/src/x.js';\n",
      'An app never imports another app',
    ],
    [
      'the executor imports the database',
      'apps/executor/src/planted-b.ts',
      "export { transact } from '#database';\n",
      'may not import this library',
    ],
    [
      'production code imports the test library',
      'apps/jobs/src/planted-c.ts',
      "export { eventually } from '#testing';\n",
      'may not import this library',
    ],
    ['pg outside its home', 'apps/jobs/src/job/planted.service.ts', "export { default } from 'pg';\n", 'one home'],
    [
      'the S3 client outside its home',
      'libs/files/src/store/planted-s3.ts',
      "export { S3Client } from '@aws-sdk/client-s3';\n",
      'one home',
    ],
    ['the environment outside config.ts', 'apps/jobs/src/planted-d.ts', 'export const x = process.env.X;\n', 'no-process-env'],
    [
      'a noun imports GraphQL',
      'apps/resume/src/letter/planted.service.ts',
      "export { ObjectType } from '@nestjs/graphql';\n",
      'knows none of its doors',
    ],
    [
      'a noun imports a door beside it',
      'apps/resume/src/letter/planted.ts',
      "export { LetterResolver } from './letter.resolver.js';\n",
      'knows none of its doors',
    ],
    ['any', 'libs/common/src/planted-e.ts', 'export const x: any = 1;\n', 'no-explicit-any'],
  ])('refuses: %s', (_what, file, text, message) => {
    const { status, output } = lint(file, text);
    expect(output).toContain(message);
    expect(status).not.toBe(0);
  });

  it('accepts a door that imports GraphQL and its noun', () => {
    const text = "export { ObjectType } from '@nestjs/graphql';\nexport { LetterService } from './letter.service.js';\n";
    expect(lint('apps/resume/src/letter/planted.model.ts', text).status).toBe(0);
  });

  it('accepts what the table allows', () => {
    const { status } = lint(
      'apps/jobs/src/dispatch/planted-f.ts',
      "export { transact } from '#database';\nexport { default } from 'pg';\n",
    );
    expect(status).toBe(0);
  });
});
