import { freePort } from '#embedded-postgres';
import { bootSpec, callersOf, TestAuth } from '#testing';

const { keysFile } = new TestAuth();

bootSpec({
  main: 'dist/apps/resume/src/main.js',
  migrations: 'prisma/resume',
  env: async (url) => ({
    RESUME_PORT: '0',
    RESUME_GRPC_PORT: String(await freePort()),
    DATABASE_URL: url,
    QUEUE_DATABASE_URL: url,
    GRPC_PLAINTEXT: 'true',
    SERVICE_KEY: 'r'.repeat(40),
    SERVICE_CALLERS: callersOf({ executor: 'e'.repeat(40) }),
    ACCESS_TOKEN_PUBLIC_KEYS_FILE: keysFile,
  }),
  refuses: [['QUEUE_DATABASE_URL', 'mysql://secret@host/db']],
});
