import { kinds, setting, type ConfigOf } from '#common';
import { calleeSettings, callerSettings, grpcSettings } from '#grpc';
import { httpSettings, plainMetricsSettings, SLOW_BODY_MS } from '#http';
import { storageSettings } from '#database';
import { schemaSettings } from '#migrations';
import { queueSettings } from '#queue';
import { telemetrySettings } from '#telemetry';
import { ROLES } from '#access';
import { tiersOf } from '#quota';
import { failpointSetting } from './failpoints/failpoints.js';

export const settings = {
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address to listen on'),
  port: setting('JOBS_PORT', kinds.port(3002), 'HTTP: GraphQL, uploads, health, metrics'),
  grpcPort: setting('JOBS_GRPC_PORT', kinds.port(5002), 'gRPC: job execution'),
  databaseUrl: setting('DATABASE_URL', kinds.postgresUrl(), 'PostgreSQL database of jobs', true),
  databaseConnections: setting('DATABASE_CONNECTIONS', kinds.int(10, 2, 100), 'Most database connections of this process'),
  ...schemaSettings,
  ...storageSettings,
  ...queueSettings,
  authAddress: setting('AUTH_GRPC_ADDRESS', kinds.text('127.0.0.1:5001'), 'Where auth answers gRPC, host:port'),
  resumeAddress: setting('RESUME_GRPC_ADDRESS', kinds.text('127.0.0.1:5003'), 'Where resume answers gRPC, host:port'),
  aiAddress: setting('AI_GRPC_ADDRESS', kinds.text('127.0.0.1:5004'), 'Where ai answers gRPC, host:port'),
  publicKeysFile: setting('ACCESS_TOKEN_PUBLIC_KEYS_FILE', kinds.text(), 'JWK set that access tokens are verified with'),
  introspection: setting('INTROSPECTION', kinds.flag(false), 'true lets clients ask for the GraphQL schema'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level of log lines'),
  ...telemetrySettings,
  leaseMs: setting('LEASE_MS', kinds.int(30_000, 200, 600_000), 'How long a claimed item belongs to its executor without a heartbeat'),
  maxUploadBytes: setting('UPLOAD_MAX_BYTES', kinds.int(1_073_741_824, 1), 'Largest upload, unpacked, in bytes'),
  maxUploadRecords: setting('UPLOAD_MAX_RECORDS', kinds.int(1_000_000, 1), 'Most records in one upload'),
  uploadIdleMs: setting(
    'UPLOAD_IDLE_MS',
    kinds.int(SLOW_BODY_MS, 100),
    'An upload must bring 1 kB a second over so many milliseconds, or it is ended with 408',
  ),
  uploadLeastRate: setting(
    'UPLOAD_LEAST_RATE',
    kinds.int(100_000, 1),
    'While others wait for a place, an upload must bring so many bytes a second in the mean; the slowest below it is ended with 408',
  ),
  uploadGraceMs: setting(
    'UPLOAD_GRACE_MS',
    kinds.int(10_000, 10, 20_000),
    'No upload gives way to others in its first so many milliseconds',
  ),
  uploadLongestMs: setting('UPLOAD_LONGEST_MS', kinds.int(7_200_000, 1_000), 'Longest time of one upload, in milliseconds'),
  uploadRetentionDays: setting('UPLOAD_RETENTION_DAYS', kinds.int(30, 1), 'Uploads and their reports are deleted after so many days'),
  quotaJobs: setting('JOBS_QUOTA_JOBS', kinds.int(2_000, 0), 'Most jobs a person keeps, finished ones included'),
  quotaOpenItems: setting(
    'JOBS_QUOTA_OPEN_ITEMS',
    kinds.int(50_000, 0),
    'Most items of a person in jobs that are not finished; an import of a million records has some 3,000',
  ),
  quotaUploads: setting('JOBS_QUOTA_UPLOADS', kinds.int(200, 0), 'Most uploads a person keeps'),
  quotaBytes: setting(
    'JOBS_QUOTA_BYTES',
    kinds.int(536_870_912, 0),
    'Most bytes a person keeps here: postings, payloads, staged records, reports, and 1,000 for each item',
  ),
  quotaTiers: setting(
    'QUOTA_TIERS',
    tiersOf(ROLES),
    'Other limits by role, JSON: {"PREMIUM": {"jobs": 50000, "jobs.bytes": 5368709120}}; what is not named stays as it is for everybody',
  ),
  jobRetentionDays: setting('JOB_RETENTION_DAYS', kinds.int(180, 1), 'A job is deleted so many days after its end'),
  jobExpiryDays: setting('JOB_EXPIRY_DAYS', kinds.int(30, 1), 'A job still open after so many days, a paused one too, expires'),
  probe: setting('VITAE_PROBE', kinds.flag(false), 'true accepts the job type that exists to be broken: fault suites and benchmarks'),
  failpoints: setting(
    'VITAE_FAILPOINTS',
    failpointSetting,
    'Faults on purpose, for tests only: place=kill|throw|delay[:ms][@chance | /every], comma-separated',
  ),
  ...grpcSettings,
  ...httpSettings,
  ...plainMetricsSettings('JOBS_METRICS_PORT'),
  ...callerSettings,
  ...calleeSettings,
} as const;

export type Config = ConfigOf<typeof settings>;
