// Writes .oxlintrc.json: the import table of the house as lint rules, so that a wrong import is an error in the editor too.
// usage: node scripts/lint-config.mjs [--check]
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { pinnedNode, root } from './prepare.mjs';

// The table of services is TypeScript, which an older Node does not read.
if (!process.features.typescript) {
  const again = spawnSync(pinnedNode(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exit(again.status ?? 1);
}
const { SERVICE_NAMES } = await import('../libs/contracts/src/services.ts');

const LIBS = [
  'common',
  'contracts',
  'contracts/services',
  'telemetry',
  'access',
  'http',
  'graphql-limits',
  'graphql',
  'database',
  'migrations',
  'embedded-postgres',
  'schedule',
  'quota',
  'queue',
  'grpc',
  'service',
  'service/graphql',
  'strict-json',
  'json-resume',
  'language',
  'language/skills',
  'achievements',
  'documents',
  'files',
  'files/names',
  'render',
  'testing',
];
const APPS = [...SERVICE_NAMES, 'standalone'];

/** What a service with a database and a GraphQL endpoint may use. */
const SERVICE = [
  'common',
  'contracts',
  'contracts/services',
  'telemetry',
  'access',
  'http',
  'graphql',
  'database',
  'migrations',
  'schedule',
  'quota',
  'queue',
  'grpc',
  'service',
  'service/graphql',
  'strict-json',
  'json-resume',
  'files',
];

/** Who may import whom. Specs may import more (SPECS) beside these; an app never imports another app. */
const MAY = {
  'libs/common': [],
  'libs/strict-json': [],
  'libs/contracts': ['common'],
  'libs/telemetry': ['common'],
  'libs/access': ['common', 'contracts'],
  'libs/http': ['common', 'telemetry', 'access', 'strict-json'],
  'libs/graphql-limits': ['common'],
  'libs/graphql': ['common', 'contracts', 'telemetry', 'access', 'http', 'graphql-limits'],
  'libs/database': ['common', 'telemetry'],
  'libs/migrations': ['common', 'database'],
  'libs/embedded-postgres': ['common', 'database'],
  'libs/schedule': ['common', 'database'],
  'libs/quota': ['common', 'database'],
  'libs/queue': ['common', 'contracts', 'telemetry'],
  'libs/grpc': ['common', 'contracts', 'telemetry'],
  'libs/service': [
    'common',
    'contracts',
    'contracts/services',
    'telemetry',
    'access',
    'http',
    'graphql',
    'database',
    'migrations',
    'queue',
    'grpc',
  ],
  'libs/json-resume': ['common', 'strict-json'],
  'libs/language': ['common'],
  'libs/achievements': ['common', 'language/skills', 'strict-json', 'json-resume'],
  'libs/documents': ['common', 'language', 'strict-json', 'json-resume'],
  'libs/files': ['common'],
  'libs/render': ['common', 'json-resume'],
  'libs/testing': ['common', 'contracts', 'access', 'database', 'migrations', 'embedded-postgres', 'grpc'],
  'apps/auth': SERVICE,
  // Jobs refuses a language nobody writes in before it makes a job.
  'apps/jobs': [...SERVICE, 'language'],
  // Of files their names alone: it keeps none, and the stores cost 40 MB of memory.
  'apps/resume': [...SERVICE.filter((lib) => lib !== 'files'), 'files/names', 'achievements', 'render'],
  'apps/ai': [
    'common',
    'contracts',
    'telemetry',
    'strict-json',
    'json-resume',
    'language',
    'documents',
    'grpc',
    'database',
    'migrations',
    'service',
  ],
  'apps/executor': ['common', 'contracts', 'telemetry', 'queue', 'grpc', 'service', 'files'],
  'apps/gateway': ['common', 'contracts', 'telemetry', 'queue', 'access', 'http', 'graphql-limits', 'service'],
  'apps/standalone': ['common', 'contracts/services', 'database', 'migrations', 'embedded-postgres'],
};

for (const app of APPS) if (!MAY[`apps/${app}`]) throw new Error(`scripts/lint-config.mjs does not say what apps/${app} may import`);

/** What a spec may import beside what its folder may. */
const SPECS = ['testing', 'database', 'migrations', 'embedded-postgres'];

/** Packages with one home: elsewhere they are a door in the wrong wall. */
const HOMES = {
  'pulsar-client': ['libs/queue/src/adapters/pulsar/**'],
  'pg-boss': ['libs/queue/src/adapters/pg-boss/**'],
  pg: [
    'libs/database/**',
    'libs/migrations/src/**',
    'libs/embedded-postgres/**',
    'libs/queue/src/**',
    'libs/testing/**',
    'apps/*/src/**/*.repository.ts',
    'apps/jobs/src/dispatch/**',
    'apps/*/src/app.module.ts',
    'test/**',
    'bench/**',
  ],
  // Tools of development: what migrates a database in production is plain SQL (docs/decisions/0010).
  '@prisma/schema-engine-wasm': ['libs/migrations/src/development/**'],
  '@prisma/driver-adapter-utils': ['libs/migrations/src/development/**'],
  // Most of a second to load, and nothing a process without S3 should pay.
  '@aws-sdk/*': ['libs/files/src/s3/**'],
  '@smithy/*': ['libs/files/src/s3/**'],
  // Loaded by a traced service only.
  '@opentelemetry/*': ['libs/telemetry/src/sdk/**', 'libs/telemetry/test/**'],
  '@google/generative-ai': ['apps/ai/src/providers/gemini/**'],
  // Loaded by the child process that renders, and by nobody else.
  '@myriaddreamin/*': ['libs/render/src/pdf/**'],
  docx: ['libs/render/src/docx/**'],
  fflate: ['libs/render/src/docx/**'],
  croner: ['libs/schedule/src/**'],
  bcryptjs: ['apps/auth/src/**'],
  jsonwebtoken: ['libs/access/src/**', 'libs/testing/src/service/**', 'apps/auth/src/**', 'apps/standalone/src/secrets/**'],
};

/** Ways in and out of a feature module, told by suffix; app.module, service and config see everything. What has no such suffix is the noun. */
const DOORS = [
  'resolver', 'controller', 'rpc', 'consumer', 'client', 'handler', 'model', 'inputs', 'mapper', 'result', 'loader', 'decorator', 'module', 'filter',
].map((suffix) => `**/*.${suffix}.ts`); // prettier-ignore
/** Apps whose doors stand in folders still: beside the suffixes these may know them. */
const DOOR_FOLDERS = {
  'apps/jobs': ['api', 'rpc', 'messages', 'clients'],
  'apps/executor': ['messages', 'clients', 'handlers'],
  'apps/ai': ['rpc'],
};
/** The gateway is a door as a whole, the launcher has none. */
const WITH_NOUNS = ['apps/auth', 'apps/resume', 'apps/jobs', 'apps/ai', 'apps/executor'];
const NOUN_REFUSES = [
  '@nestjs/graphql',
  '@nestjs/microservices',
  '#graphql',
  '#grpc',
  '#service/graphql',
  ...DOORS.map((d) => d.replace('.ts', '.js')),
];

const group = (names, message) => ({ group: names, message });

function patterns(importer, { specs = false, homes = [], noun = false } = {}) {
  const allowed = new Set([...MAY[importer], path.basename(importer), ...(specs ? SPECS : [])]);
  const libs = LIBS.filter((l) => !allowed.has(l)).map((l) => `#${l}`);
  const apps = APPS.filter((a) => importer !== `apps/${a}`).map((a) => `**/${a}/src/**`);
  const packages = Object.keys(HOMES).filter((p) => !homes.includes(p));
  return [
    ...(libs.length ? [group(libs, `${importer} may not import this library (the import table of docs/architecture.md)`)] : []),
    ...(importer.startsWith('libs/')
      ? [group(['**/apps/**', '#apps/**'], 'A library never imports an app')]
      : [group(apps, 'An app never imports another app')]),
    ...(specs ? [] : [group(packages, 'This package has one home (scripts/lint-config.mjs)')]),
    group(['**/libs/*/src/**'], 'Import a library by its name, e.g. #common'),
    ...(noun ? [group(NOUN_REFUSES, 'The noun knows none of its doors (docs/nest-here.md)')] : []),
  ];
}

const rule = (p) => ({ 'no-restricted-imports': ['error', { patterns: p }] });
const overrides = [];
for (const importer of Object.keys(MAY)) {
  const own = Object.entries(HOMES).flatMap(([pkg, globs]) =>
    globs.filter((g) => g.startsWith(`${importer}/`) || g.startsWith('apps/*/')).map((g) => ({ pkg, glob: g.replace('apps/*', importer) })),
  );
  const noun = WITH_NOUNS.includes(importer);
  overrides.push({ files: [`${importer}/**/*.ts`], rules: rule(patterns(importer, { noun })) });
  // The later override wins, so the wider glob comes first.
  for (const glob of [...new Set(own.map((o) => o.glob))].sort((a, b) => a.length - b.length)) {
    const homes = own
      .filter((o) => o.glob === glob || (o.glob.endsWith('/src/**') && glob.startsWith(o.glob.replace('/**', ''))))
      .map((o) => o.pkg);
    overrides.push({ files: [glob], rules: rule(patterns(importer, { homes, noun })) });
  }
  if (noun) {
    const top = ['app.module', 'service', 'config', 'main', 'parts', 'types/registry'].map((name) => `${importer}/src/${name}.ts`);
    const folders = (DOOR_FOLDERS[importer] ?? []).map((folder) => `${importer}/src/${folder}/**/*.ts`);
    const homes = [...new Set(own.map((o) => o.pkg))].filter((pkg) => pkg !== 'pg');
    overrides.push({
      files: [...DOORS.map((d) => `${importer}/src/${d}`), ...folders, ...top],
      rules: rule(patterns(importer, { homes })),
    });
  }
  overrides.push({ files: [`${importer}/**/*spec.ts`, `${importer}/test/**`], rules: rule(patterns(importer, { specs: true })) });
}
// The browser's program: it knows the service by its public schema alone, and nothing of this machine.
const forBrowser = [
  group(
    [...LIBS.map((l) => `#${l}`), 'node:*', ...APPS.map((a) => `**/${a}/src/**`), '**/libs/**'],
    'The console imports nothing of ours (docs/architecture.md)',
  ),
  group(Object.keys(HOMES), 'This package has one home (scripts/lint-config.mjs)'),
];
overrides.push(
  {
    files: ['apps/console/src/**/*.{ts,tsx}'],
    plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise', 'vitest', 'react', 'jsx-a11y'],
    rules: {
      ...rule(forBrowser),
      'react/no-danger': 'error',
      'react/exhaustive-deps': 'error',
      'react/rules-of-hooks': 'error',
      // A label around its field is bound to it, and rows and lists of text have no other key than their place.
      'jsx-a11y/label-has-associated-control': 'off',
      // A sentence that answers to a tap must break over lines as text does, which a <button> does not.
      'jsx-a11y/prefer-tag-over-role': 'off',
      'react/react-in-jsx-scope': 'off',
    },
  },
  // Read the sources beside them, on Node.
  { files: ['apps/console/src/**/*.spec.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: [
      '**/config.ts',
      'apps/console/*.mjs',
      '**/*spec.ts',
      'test/**',
      'bench/**',
      'scripts/**',
      'vitest.config.ts',
      '**/test/**',
      'libs/testing/**',
    ],
    rules: { 'node/no-process-env': 'off' },
  },
  {
    files: ['**/*spec.ts', '**/vocabulary/**', 'libs/*/evals/**', '**/blocklist/**', 'bench/**', 'test/**', 'scripts/**'],
    rules: { 'max-lines': 'off' },
  },
  { files: ['libs/*/evals/**', 'bench/**', 'test/**', 'scripts/**', 'libs/*/bench/**'], rules: { 'no-console': 'off' } },
  { files: ['libs/testing/**'], rules: { 'no-empty-pattern': 'off' } },
);

const config = {
  $schema: './node_modules/oxlint/configuration_schema.json',
  plugins: ['typescript', 'import', 'node', 'unicorn', 'oxc', 'promise', 'vitest'],
  categories: { correctness: 'error' },
  rules: {
    'typescript/no-explicit-any': 'error',
    'typescript/consistent-type-imports': 'off',
    'typescript/ban-ts-comment': 'error',
    'import/no-cycle': 'error',
    'node/no-process-env': 'error',
    'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    'no-console': 'error',
    eqeqeq: ['error', 'always', { null: 'ignore' }],
    'no-var': 'error',
    'prefer-const': 'error',
    // A test that loops over answers may expect by kind; toThrow() with a code is asked by the reviewer, not by a text.
    'vitest/no-conditional-expect': 'off',
    'vitest/require-to-throw-message': 'off',
    'vitest/valid-expect': ['error', { maxArgs: 2 }],
    'promise/no-callback-in-promise': 'off',
    'no-control-regex': 'off', // control characters are what several readers look for
    'vitest/no-focused-tests': 'error',
    'vitest/no-disabled-tests': 'error',
  },
  ignorePatterns: ['dist', '**/generated/**', 'node_modules', 'assets/generated'],
  overrides,
};

const text = `${JSON.stringify(config, null, 2)}\n`;
const file = path.join(root, '.oxlintrc.json');
if (process.argv.includes('--check')) {
  if (readFileSync(file, 'utf8') !== text) {
    console.error('.oxlintrc.json is not what scripts/lint-config.mjs writes; run: node scripts/lint-config.mjs');
    process.exit(1);
  }
} else writeFileSync(file, text);
