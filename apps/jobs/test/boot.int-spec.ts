import { freePort } from '#embedded-postgres';
import { bootSpec, callersOf, TestAuth } from '#testing';

const { keysFile } = new TestAuth();

bootSpec({
  main: 'dist/apps/jobs/src/main.js',
  migrations: 'prisma/jobs',
  env: async (url) => ({
    JOBS_PORT: '0',
    JOBS_GRPC_PORT: String(await freePort()),
    DATABASE_URL: url,
    QUEUE_DATABASE_URL: url,
    GRPC_PLAINTEXT: 'true',
    SERVICE_KEY: 'j'.repeat(40),
    SERVICE_CALLERS: callersOf({ executor: 'e'.repeat(40), resume: 'r'.repeat(40) }),
    ACCESS_TOKEN_PUBLIC_KEYS_FILE: keysFile,
  }),
  refuses: [
    ['QUEUE_DATABASE_URL', 'mysql://secret@host/db'],
    ['SERVICE_KEY', undefined],
    ['SERVICE_KEY', 'short'],
    ['ACCESS_TOKEN_PUBLIC_KEYS_FILE', '/nowhere/jwks.json'],
  ],
});
