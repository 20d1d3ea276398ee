import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { useMigrating } from '../test/migrating.js';

const { command, target } = useMigrating();

/** Tells every module that is resolved, of either kind. */
const TELL = `data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module';
   registerHooks({ resolve: (name, context, next) => { const to = next(name, context); process.stderr.write('LOADED ' + to.url + '\\n'); return to; } });`,
)}`;
const loaded = (output: string): readonly string[] => [...output.matchAll(/^LOADED (\S+)$/gm)].map((m) => m[1]!);
/** The engine, the adapters that carry it, and our code around them. */
const ENGINE = /schema-engine|driver-adapter|@prisma\/|prisma\/build|migrations\/src\/development|\.wasm/;

describe('what migrates in production is plain SQL', () => {
  it('the built command loads no engine and no driver adapter to deploy', async () => {
    const { code, output } = await command(target('resume'), { node: ['--import', TELL] }).ended;
    expect(code, output).toBe(0);
    expect(loaded(output).some((url) => /node_modules\/pg\//.test(url))).toBe(true);
    expect(loaded(output).filter((url) => ENGINE.test(url))).toEqual([]);
  });

  it.each([
    ['npm start', 'apps/standalone/src/standalone.js'],
    ['the set-up of containers', 'apps/standalone/src/setup/databases.js'],
    ['the set-up of a chart', 'apps/standalone/src/setup-kubernetes/prepare-databases.js'],
  ])('nor does %s', async (_, file) => {
    const { stderr } = await promisify(execFile)(process.execPath, ['--import', TELL, '-e', `import('./dist/${file}')`], {
      env: { PATH: '/usr/bin' },
      maxBuffer: 16 * 1024 * 1024,
    });
    expect(loaded(stderr).some((url) => url.endsWith('/libs/migrations/src/migrate.js'))).toBe(true);
    expect(loaded(stderr).filter((url) => ENGINE.test(url))).toEqual([]);
  });

  it('an image has no engine: the lock file knows it as a tool of development', () => {
    const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, { dev?: boolean }> };
    const engines = Object.entries(packages).filter(([name]) => /schema-engine/.test(name));
    expect(engines).not.toEqual([]);
    expect(engines.filter(([, entry]) => entry.dev !== true)).toEqual([]);
  });
});
