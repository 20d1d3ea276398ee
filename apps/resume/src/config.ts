import { ROLES } from '#access';
import { kinds, setting, type ConfigOf } from '#common';
import { calleeSettings, callerSettings, grpcSettings } from '#grpc';
import { httpSettings, plainMetricsSettings } from '#http';
import { storageSettings } from '#database';
import { schemaSettings } from '#migrations';
import { queueSettings } from '#queue';
import { tiersOf } from '#quota';
import { telemetrySettings } from '#telemetry';

export const settings = {
  ...grpcSettings,
  ...httpSettings,
  ...plainMetricsSettings('RESUME_METRICS_PORT'),
  ...callerSettings,
  ...calleeSettings,
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address this service listens on'),
  port: setting('RESUME_PORT', kinds.port(3003), 'HTTP port: GraphQL, health, metrics'),
  grpcPort: setting('RESUME_GRPC_PORT', kinds.port(5003), 'gRPC port'),
  databaseUrl: setting('DATABASE_URL', kinds.postgresUrl(), 'Database of this service, as the login that owns it', true),
  databaseConnections: setting('DATABASE_CONNECTIONS', kinds.int(10, 2, 200), 'Most connections to the database'),
  ...schemaSettings,
  ...storageSettings,
  ...queueSettings,
  authAddress: setting('AUTH_GRPC_ADDRESS', kinds.text('127.0.0.1:5001'), 'Auth over gRPC, host:port'),
  jobsAddress: setting('JOBS_GRPC_ADDRESS', kinds.text('127.0.0.1:5002'), 'Jobs over gRPC, host:port: staged chunks of uploads'),
  publicKeysFile: setting('ACCESS_TOKEN_PUBLIC_KEYS_FILE', kinds.text(), 'JWK set of the keys access tokens are signed with'),
  quotaResumes: setting('RESUME_QUOTA_RESUMES', kinds.int(5_000, 0), 'Most résumés a person keeps, imported ones included'),
  quotaLetters: setting('RESUME_QUOTA_LETTERS', kinds.int(20_000, 0), 'Most cover letters a person keeps'),
  quotaBytes: setting(
    'RESUME_QUOTA_BYTES',
    kinds.int(536_870_912, 0),
    'Most bytes of contents and letters a person keeps; a content that several versions have counts once',
  ),
  quotaTiers: setting(
    'QUOTA_TIERS',
    tiersOf(ROLES),
    'Other limits by role, JSON: {"PREMIUM": {"resumes": 50000, "resume.bytes": 5368709120}}; what is not named stays as it is for everybody',
  ),
  versionsKept: setting('RESUME_VERSIONS_KEPT', kinds.int(100, 1, 10_000), 'Old versions of a résumé that are kept, the newest ones'),
  answerBytes: setting('ANSWER_BYTES', kinds.int(4_194_304, 1_048_576), 'Most bytes of contents and letters in one answer'),
  answersBytes: setting(
    'ANSWERS_BYTES',
    kinds.int(6_291_456, 1_048_576),
    'Most of them under way in this process; of one person no more than ANSWER_BYTES. Parsed they take several times their bytes of memory',
  ),
  introspection: setting('INTROSPECTION', kinds.flag(false), 'Whether GraphQL answers questions about its schema'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level that is logged'),
  ...telemetrySettings,
} as const;

export type Config = ConfigOf<typeof settings>;
