import { service as healthService } from 'grpc-health-check';
import { VitaeError } from '#common';
import { createGrpcClient, type GrpcClientOptions } from '#grpc';

const SERVING = 'SERVING';

interface HealthService {
  readonly check: {
    readonly path: string;
    readonly requestSerialize: (request: { service: string }) => Buffer;
    readonly responseDeserialize: (bytes: Buffer) => { status: string };
  };
}

/** Asks a gRPC server's standard health service (grpc.health.v1). Rejects with a sentence when it does not serve. */
export function healthOf(options: GrpcClientOptions): { check(): Promise<void>; close(): void } {
  const { Check } = healthService as unknown as { Check: HealthService['check'] };
  const client = createGrpcClient<HealthService>({ check: Check }, options);
  return {
    async check() {
      const { status } = await client.check({ service: '' }, { deadlineMs: 1_500, retry: false });
      if (status !== SERVING) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'It does not serve at present');
    },
    close: () => client.close(),
  };
}
