import { kinds, setting, type ConfigOf } from '#common';
import { calleeSettings, callerSettings, grpcSettings } from '#grpc';
import { schemaSettings } from '#migrations';
import { queueSettings } from '#queue';
import { telemetrySettings } from '#telemetry';

export const settings = {
  ...grpcSettings,
  ...callerSettings,
  ...calleeSettings,
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address this service listens on'),
  port: setting('RESUME_PORT', kinds.port(3003), 'HTTP port: GraphQL, health, metrics'),
  grpcPort: setting('RESUME_GRPC_PORT', kinds.port(5003), 'gRPC port'),
  databaseUrl: setting('DATABASE_URL', kinds.postgresUrl(), 'Database of this service, as the login that owns it', true),
  databaseConnections: setting('DATABASE_CONNECTIONS', kinds.int(10, 2, 200), 'Most connections to the database'),
  ...schemaSettings,
  ...queueSettings,
  authAddress: setting('AUTH_GRPC_ADDRESS', kinds.text('127.0.0.1:5001'), 'Auth over gRPC, host:port'),
  jobsAddress: setting('JOBS_GRPC_ADDRESS', kinds.text('127.0.0.1:5002'), 'Jobs over gRPC, host:port: staged chunks of uploads'),
  publicKeysFile: setting('ACCESS_TOKEN_PUBLIC_KEYS_FILE', kinds.text(), 'JWK set of the keys access tokens are signed with'),
  introspection: setting('INTROSPECTION', kinds.flag(false), 'Whether GraphQL answers questions about its schema'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level that is logged'),
  ...telemetrySettings,
} as const;

export type Config = ConfigOf<typeof settings>;
