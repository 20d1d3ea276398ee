import { z } from 'zod';
import { kinds, setting, type ConfigOf } from '#common';
import { calleeSettings, grpcSettings } from '#grpc';
import { storageSettings } from '#database';
import { schemaSettings } from '#migrations';
import { telemetrySettings } from '#telemetry';

export const settings = {
  ...grpcSettings,
  ...calleeSettings,
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address this service listens on'),
  port: setting('AI_PORT', kinds.port(3004), 'HTTP port: health and metrics'),
  grpcPort: setting('AI_GRPC_PORT', kinds.port(5004), 'gRPC port'),
  healthPort: setting(
    'GRPC_HEALTH_PORT',
    z.coerce.number().int().min(0).max(65_535).optional(),
    'Port of a gRPC server without TLS that answers health checks only, for Kubernetes probes; empty: none',
  ),
  databaseUrl: setting('DATABASE_URL', kinds.postgresUrl(), 'Database of this service, as the login that owns it', true),
  databaseConnections: setting('DATABASE_CONNECTIONS', kinds.int(10, 2, 200), 'Most connections to the database'),
  ...schemaSettings,
  ...storageSettings,
  leaseMs: setting(
    'AI_LEASE_MS',
    kinds.int(15_000, 500, 600_000),
    'After so long without a sign of life a call counts as dead and is made anew',
  ),
  keepDays: setting(
    'AI_KEEP_DAYS',
    kinds.int(30, 1, 3_650),
    'Days answers are kept for callers who ask again, and what was sent to models for their owners to see',
  ),
  geminiKey: setting('GEMINI_API_KEY', kinds.optionalText(), 'Key of the Gemini API; switches the Gemini model on', true),
  geminiKeyFile: setting(
    'GEMINI_API_KEY_FILE',
    kinds.optionalText(),
    'File with that key, read anew when it changes; wins over GEMINI_API_KEY',
  ),
  geminiBaseUrl: setting('GEMINI_BASE_URL', kinds.httpUrl('https://generativelanguage.googleapis.com'), 'Where the Gemini API is'),
  geminiModel: setting('GEMINI_MODEL', kinds.text('gemini-2.5-flash'), 'Name of the Gemini model, and the name it is asked for by'),
  geminiTimeoutMs: setting('GEMINI_TIMEOUT_MS', kinds.int(60_000, 100, 300_000), 'One answer of Gemini may take so long in all'),
  providerCalls: setting(
    'AI_PROVIDER_CALLS',
    kinds.int(32, 2, 1_000),
    'Calls to one provider under way at once, half of them at most of one person; what finds no place waits',
  ),
  scriptFile: setting('AI_SCRIPT_FILE', kinds.optionalText(), 'File of scripted answers; adds the model `scripted`, which is for tests'),
  threads: setting(
    'AI_THREADS',
    z.coerce.number().int().min(0).max(64).optional(),
    'Threads that write and check documents, each started when it is needed; 0: the thread that answers calls; empty: one less than processors, 1 to 4',
  ),
  documentMs: setting(
    'AI_DOCUMENT_MS',
    kinds.int(5_000, 100, 60_000),
    'CPU time for one document; one that takes more ends with its thread',
  ),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level that is logged'),
  ...telemetrySettings,
} as const;

export type Config = ConfigOf<typeof settings>;
