import { service as healthService } from 'grpc-health-check';
import { VitaeError } from '#common';
import type { GrpcClient } from '#grpc';

const SERVING = 'SERVING';

export interface HealthService {
  readonly check: {
    readonly path: string;
    readonly requestSerialize: (request: { service: string }) => Buffer;
    readonly responseDeserialize: (bytes: Buffer) => { status: string };
  };
}

/** A gRPC service together with the standard health service (grpc.health.v1) of the same server, for one client. */
export function withHealth<S extends object>(service: S): S & HealthService {
  const { Check } = healthService as unknown as { Check: HealthService['check'] };
  return { ...service, check: Check };
}

/** Rejects with a sentence when the server does not serve. */
export async function serves(client: Pick<GrpcClient<HealthService>, 'check'>): Promise<void> {
  const { status } = await client.check({ service: '' }, { deadlineMs: 1_500, retry: false });
  if (status !== SERVING) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'It does not serve at present');
}
