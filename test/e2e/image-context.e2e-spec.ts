import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import dockerignore from '@balena/dockerignore';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#testing';
import { root } from '../harness/stack.js';

/** Large, and refused by .dockerignore in any case. */
const NOT_LOOKED_AT = new Set(['.git', '.vitae', 'dist', 'node_modules']);

/** What .dockerignore lets into a build, in a folder of its own; the packages as the image's first stage has them. */
function buildContext(): string {
  const files = readdirSync(root, { withFileTypes: true })
    .filter((entry) => !NOT_LOOKED_AT.has(entry.name))
    .flatMap(({ name }) => (statSync(path.join(root, name)).isDirectory() ? below(name) : [name]));
  const allowed = dockerignore.default().add(readFileSync(path.join(root, '.dockerignore'), 'utf8'));
  const folder = temporaryFolder('image-context');
  for (const file of allowed.filter(files)) cpSync(path.join(root, file), path.join(folder, file));
  symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  return folder;
}

const below = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));

/** The commands of the Dockerfile's build stage, as they stand there. */
const buildCommand = (): string => {
  const command = /^FROM dependencies AS build$[\s\S]*?^RUN (.+)$/m.exec(readFileSync(path.join(root, 'Dockerfile'), 'utf8'))?.[1];
  if (!command) throw new Error('The Dockerfile has no build stage any more');
  return command;
};

describe('the image', () => {
  it('finds in its build context all that its build stage runs and compiles', { timeout: 180_000 }, () => {
    const folder = buildContext();
    const env = { ...process.env, PATH: `${path.dirname(process.execPath)}:${process.env['PATH']}` };
    const build = spawnSync('/bin/sh', ['-c', buildCommand()], { cwd: folder, env, encoding: 'utf8', timeout: 170_000 });
    expect(build.status, `${build.stdout}${build.stderr}`).toBe(0);
    for (const app of ['auth', 'jobs', 'resume', 'ai', 'executor', 'gateway']) {
      expect(existsSync(path.join(folder, `dist/apps/${app}/src/main.js`)), app).toBe(true);
    }
  });
});
