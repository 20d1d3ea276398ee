import { z } from 'zod';
import { kinds, setting } from '#common';

/** Settings of every service that calls others over gRPC or is called. */
export const grpcSettings = {
  grpcPlaintext: setting(
    'GRPC_PLAINTEXT',
    kinds.flag(false),
    'true switches mutual TLS between services off; only for tests and trusted single machines',
  ),
  grpcCaFile: setting('GRPC_TLS_CA_FILE', kinds.optionalText(), 'PEM file of the authority that signs the services'),
  grpcCertFile: setting('GRPC_TLS_CERT_FILE', kinds.optionalText(), 'PEM certificate of this service'),
  grpcKeyFile: setting('GRPC_TLS_KEY_FILE', kinds.optionalText(), 'PEM private key of this service'),
} as const;

/** Settings of a gRPC caller. */
export const callerSettings = {
  serviceKey: setting('SERVICE_KEY', z.string().min(32), 'Key this service shows to the others, 32 characters or more', true),
} as const;

/** Settings of a gRPC server. */
export const calleeSettings = {
  serviceCallers: setting('SERVICE_CALLERS', kinds.text(), 'Services that may call this one: name:sha256hex(key), comma-separated', true),
} as const;
