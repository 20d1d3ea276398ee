import { z } from 'zod';
import { kinds, setting, type ConfigOf } from '#common';
import { calleeSettings, grpcSettings } from '#grpc';
import { httpSettings, plainMetricsSettings } from '#http';
import { storageSettings } from '#database';
import { schemaSettings } from '#migrations';
import { queueSettings } from '#queue';
import { telemetrySettings } from '#telemetry';

/** Enough variety for 32 random bytes in any usual notation; "changeme" four times over has not. */
const isRandom = (text: string): boolean =>
  Buffer.byteLength(text) >= 32 && new Set(text).size >= 10 && !/change.?me|example|secret|default/i.test(text);

const secret = () => z.string().refine(isRandom, 'must be 32 random bytes or more, not an example');

export const settings = {
  ...grpcSettings,
  ...httpSettings,
  ...plainMetricsSettings('AUTH_METRICS_PORT'),
  ...calleeSettings,
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address this service listens on'),
  port: setting('AUTH_PORT', kinds.port(3001), 'HTTP port: GraphQL, health, metrics'),
  grpcPort: setting('AUTH_GRPC_PORT', kinds.port(5001), 'gRPC port'),
  databaseUrl: setting('DATABASE_URL', kinds.postgresUrl(), 'Database of this service, as the login that owns it', true),
  databaseConnections: setting('DATABASE_CONNECTIONS', kinds.int(10, 2, 200), 'Most connections to the database'),
  ...schemaSettings,
  ...storageSettings,
  ...queueSettings,
  privateKeyFile: setting('ACCESS_TOKEN_PRIVATE_KEY_FILE', kinds.text(), 'PEM file of the P-256 key that signs access tokens'),
  publicKeysFile: setting(
    'ACCESS_TOKEN_PUBLIC_KEYS_FILE',
    kinds.text(),
    'JWK set of the keys access tokens are verified with; holds the public half',
  ),
  passwordPepper: setting('PASSWORD_PEPPER', secret(), 'Key of the hash in front of bcrypt; changing it makes every password wrong', true),
  refreshTokenSecret: setting('REFRESH_TOKEN_SECRET', secret(), 'Key from which a refresh token’s successor is derived', true),
  passwordMinLength: setting('PASSWORD_MIN_LENGTH', kinds.int(15, 8, 64), 'Least length of a new password, in characters'),
  hashThreads: setting('PASSWORD_HASH_THREADS', kinds.int(2, 1, 64), 'Threads that hash passwords'),
  hashQueue: setting(
    'PASSWORD_HASH_QUEUE',
    kinds.int(40, 1, 10_000),
    'Sign-ins that may wait for a thread, half of them from one address, and as many registrations; more are told to come back',
  ),
  registrationsPerAddress: setting(
    'REGISTRATIONS_PER_ADDRESS',
    kinds.int(60, 1, 1_000_000),
    'Accounts that may be made from one address (IPv6: one /64) in an hour; from the network around it (/24, /48) ten times as many',
  ),
  registrationsPerHour: setting('REGISTRATIONS_PER_HOUR', kinds.int(6_000, 1, 10_000_000), 'Accounts that may be made in an hour in all'),
  sessionsEach: setting(
    'SESSIONS_EACH',
    kinds.int(100, 2, 10_000),
    'Sessions a person may have at once; one more ends the one that was refreshed longest ago',
  ),
  registrationMode: setting(
    'REGISTRATION_MODE',
    kinds.oneOf(['open', 'verification'], 'open'),
    'open: registering signs in; verification: registering always answers that a mail was sent, and the address must be verified first',
  ),
  trustedProxies: setting('TRUSTED_PROXIES', kinds.text('loopback'), 'Whose X-Forwarded-For is believed: addresses, networks, or loopback'),
  introspection: setting('INTROSPECTION', kinds.flag(false), 'Whether GraphQL answers questions about its schema'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level that is logged'),
  ...telemetrySettings,
} as const;

export type Config = ConfigOf<typeof settings>;
