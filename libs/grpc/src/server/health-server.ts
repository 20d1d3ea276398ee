import { Server, ServerCredentials, status, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { service as healthService } from 'grpc-health-check';

/** grpc.health.v1.HealthCheckResponse.ServingStatus */
const SERVING = 1;
const NOT_SERVING = 2;

export interface HealthServerOptions {
  /** host:port; port 0: a free one. */
  readonly address: string;
  readonly ready: () => Promise<boolean>;
}

export interface HealthServer {
  readonly port: number;
  close(): void;
}

type Check = (call: ServerUnaryCall<{ service: string }, unknown>, answer: sendUnaryData<{ status: number }>) => void;

/**
 * A gRPC server that answers grpc.health.v1.Health/Check and nothing else, without TLS: Kubernetes' gRPC probes speak none, and the
 * service's own door asks every caller for a certificate. Services `""` and `liveness`: the process answers; `readiness`: it can serve.
 * Rejects when the address is taken.
 */
export async function openHealthServer({ address, ready }: HealthServerOptions): Promise<HealthServer> {
  const check: Check = ({ request }, answer) => {
    if (request.service === '' || request.service === 'liveness') return answer(null, { status: SERVING });
    if (request.service !== 'readiness') return answer({ code: status.NOT_FOUND, details: 'There is no such service' });
    ready().then(
      (yes) => answer(null, { status: yes ? SERVING : NOT_SERVING }),
      () => answer(null, { status: NOT_SERVING }),
    );
  };
  const server = new Server();
  server.addService(healthService, { Check: check });
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)));
  });
  return { port, close: () => server.forceShutdown() };
}
