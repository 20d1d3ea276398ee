import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Suites on a real Apache Pulsar, which the project `pulsar` starts when one of them is run. */
const PULSAR = 'libs/queue/src/adapters/pulsar*/**/*.int-spec.ts';

/** The file store's suite on a real S3 server, which the project `s3` starts when it is run. */
const S3 = 'libs/files/src/s3/**/*.int-spec.ts';

/**
 * Four kinds of test, told apart by name: *.spec.ts (unit, seconds), *.int-spec.ts (real PostgreSQL, real processes),
 * *.e2e-spec.ts (the product as a client sees it), *.fault-spec.ts (processes killed on purpose).
 */
export default defineConfig({
  // The alias: Vite would take graphql's ES module build where Node takes the CommonJS one: two copies, and no type of one is a type of the other.
  resolve: { conditions: ['vitae-source'], alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  // Vitest hands these to its workers as `node --conditions`, where 'import' would break every require() of a package with two builds (pg).
  ssr: { resolve: { conditions: ['vitae-source', 'node'], externalConditions: ['node'] } },
  // Where a globalSetup file is loaded.
  environments: { __vitest__: { resolve: { conditions: ['vitae-source', 'node'] } } },
  oxc: { tsconfig: false, decorator: { legacy: true, emitDecoratorMetadata: true } } as never,
  test: {
    pool: 'forks',
    // Vitest's own choice leaves one of two cores idle: unit and integration tests then take 21 minutes for 11. Projects that cannot share the machine say so.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 20_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
    projects: [
      { extends: true, test: { name: 'unit', include: ['{apps,libs}/**/*.spec.ts', 'scripts/**/*.spec.ts', 'bench/**/*.spec.ts'] } },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['{apps,libs}/**/*.int-spec.ts', 'test/stress/**/*.int-spec.ts'],
          exclude: [PULSAR, S3],
          globalSetup: ['libs/testing/src/global-setup.ts'],
        },
      },
      {
        extends: true,
        // One after the other: they share one broker, and some of them kill it.
        test: {
          name: 'pulsar',
          include: [PULSAR, 'test/pulsar/**/*.e2e-spec.ts'],
          globalSetup: ['libs/testing/src/global-setup.ts', 'libs/testing/src/pulsar-setup.ts'],
          fileParallelism: false,
          // One of the native client's dangers is garbage collection: a test brings it about.
          execArgv: ['--expose-gc'],
        },
      },
      {
        extends: true,
        test: {
          name: 's3',
          include: [S3],
          globalSetup: ['libs/testing/src/s3-setup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 }, // after the others: the server may have to be compiled meanwhile
        },
      },
      { extends: true, test: { name: 'e2e', include: ['test/{e2e,console}/**/*.e2e-spec.ts'], fileParallelism: false } },
      {
        extends: true,
        test: {
          name: 'chart',
          include: ['charts/test/**/*.spec.ts'],
          globalSetup: ['charts/test/tools/global-setup.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 }, // after the others: helm may have to be compiled meanwhile
        },
      },
      { extends: true, test: { name: 'faults', include: ['test/faults/**/*.fault-spec.ts'], fileParallelism: false } },
    ],
  },
});
