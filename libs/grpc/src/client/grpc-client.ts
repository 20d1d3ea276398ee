import { Client, Metadata, status, type ServiceError } from '@grpc/grpc-js';
import { isTraced, traced } from '#telemetry';
import { backoff, currentContext, isErrorCode, sleep, VitaeError, type ErrorCode } from '#common';
import { SERVICE_KEY_HEADER, SERVICE_NAME_HEADER } from '../identity/service-keys.js';
import { CHANNEL_OPTIONS } from '../server/grpc-server.js';
import { ERROR_CODE_HEADER, RETRY_AFTER_HEADER } from '../server/rpc-error.filter.js';
import { rpcAttributes, rpcName } from '../rpc-span.js';
import { channelCredentials, type TransportSecurity } from '../tls/tls.js';

interface UnaryMethod {
  readonly path: string;
  readonly requestSerialize: (value: never) => Buffer;
  readonly responseDeserialize: (bytes: Buffer) => unknown;
}

/** `deadlineMs` is mandatory: a call without one waits for ever. It bounds all attempts together. */
export interface CallOptions {
  readonly deadlineMs: number;
  readonly signal?: AbortSignal | undefined;
  /** False: not tried again when the server is unreachable. Default true: our methods are idempotent. */
  readonly retry?: boolean;
}

type Request<M> = M extends { requestSerialize: (value: infer Q) => Buffer } ? Q : never;
type Response<M> = M extends { responseDeserialize: (bytes: Buffer) => infer R } ? R : never;

/** A typed client of a ts-proto service definition: one async method for each unary rpc. */
export type GrpcClient<S> = { readonly [K in keyof S]: (request: Request<S[K]>, options: CallOptions) => Promise<Response<S[K]>> } & {
  close(): void;
};

export interface GrpcClientOptions {
  /** host:port, or dns:///name:port to spread over replicas. */
  readonly address: string;
  readonly service: string;
  readonly key: string;
  readonly security: TransportSecurity;
}

const FROM_STATUS: Readonly<Partial<Record<status, ErrorCode>>> = {
  [status.INVALID_ARGUMENT]: 'BAD_USER_INPUT',
  [status.DEADLINE_EXCEEDED]: 'DEADLINE_EXCEEDED',
  [status.NOT_FOUND]: 'NOT_FOUND',
  [status.PERMISSION_DENIED]: 'FORBIDDEN',
  [status.RESOURCE_EXHAUSTED]: 'PAYLOAD_TOO_LARGE',
  [status.ABORTED]: 'CONFLICT',
  [status.UNAVAILABLE]: 'DEPENDENCY_UNAVAILABLE',
  [status.UNAUTHENTICATED]: 'UNAUTHENTICATED',
  // A replica of the version before, while an upgrade is under way: soon there is one that knows the call.
  [status.UNIMPLEMENTED]: 'DEPENDENCY_UNAVAILABLE',
  [status.CANCELLED]: 'DEADLINE_EXCEEDED',
};

/** The caller's view of a failed call: the server's own code where it sent one, else what the status says. Addresses stay out of the text. */
export function fromServiceError(error: ServiceError): VitaeError {
  const sent = error.metadata?.get(ERROR_CODE_HEADER)[0]?.toString() ?? '';
  const retryAfter = Number(error.metadata?.get(RETRY_AFTER_HEADER)[0]?.toString());
  const code = isErrorCode(sent) ? sent : (FROM_STATUS[error.code] ?? 'INTERNAL_SERVER_ERROR');
  const text = isErrorCode(sent) ? error.details : 'A service this needs did not answer properly';
  return new VitaeError(code, text, { cause: error, ...(Number.isFinite(retryAfter) ? { retryAfterMs: retryAfter } : {}) });
}

const MAX_ATTEMPTS = 3;
const untilRetry = backoff({ first: 200, longest: 1_000 });

/**
 * Opens a channel (lazily) and returns the methods. Only UNAVAILABLE is tried again, at most three attempts with jitter inside the one
 * deadline (Google SRE book, "Handling Overload"). The request context's ids travel as metadata.
 * Methods throw VitaeError and nothing else.
 */
export function createGrpcClient<S extends object>(definition: S, options: GrpcClientOptions): GrpcClient<S> {
  const client = new Client(options.address, channelCredentials(options.security), {
    ...CHANNEL_OPTIONS,
    'grpc.service_config': JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
    'grpc.initial_reconnect_backoff_ms': 100,
    'grpc.max_reconnect_backoff_ms': 2_000,
  });

  const attempt = (method: UnaryMethod, request: never, deadline: number, signal?: AbortSignal): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const call = client.makeUnaryRequest(
        method.path,
        method.requestSerialize,
        method.responseDeserialize as (bytes: Buffer) => object,
        request,
        identityOf(options),
        { deadline },
        (error, value) => {
          signal?.removeEventListener('abort', cancel);
          if (error) reject(error);
          else resolve(value);
        },
      );
      const cancel = (): void => call.cancel();
      if (signal?.aborted) cancel();
      else signal?.addEventListener('abort', cancel, { once: true });
    });

  const invoke = (method: UnaryMethod, request: never, call: CallOptions): Promise<unknown> =>
    isTraced()
      ? traced(rpcName(method.path), { kind: 'client', attributes: rpcAttributes(method.path) }, () => tryOut(method, request, call))
      : tryOut(method, request, call);

  const tryOut = async (method: UnaryMethod, request: never, call: CallOptions): Promise<unknown> => {
    // By the steady clock: one that is set between two attempts would make the second last as much longer, or none.
    const ends = performance.now() + call.deadlineMs;
    for (let n = 1; ; n++) {
      try {
        return await attempt(method, request, Date.now() + Math.max(0, ends - performance.now()), call.signal);
      } catch (error) {
        const failure = error as ServiceError;
        const again = failure.code === status.UNAVAILABLE && call.retry !== false && n < MAX_ATTEMPTS && !call.signal?.aborted;
        const wait = untilRetry(n);
        if (!again || performance.now() + wait >= ends) throw fromServiceError(failure);
        await sleep(wait, call.signal);
      }
    }
  };

  const methods = Object.entries(definition as Record<string, UnaryMethod>).map(
    ([name, method]) => [name, (request: never, call: CallOptions) => invoke(method, request, call)] as const,
  );
  return Object.assign(Object.fromEntries(methods), { close: () => client.close() }) as unknown as GrpcClient<S>;
}

function identityOf(options: GrpcClientOptions): Metadata {
  const metadata = new Metadata();
  metadata.set(SERVICE_NAME_HEADER, options.service);
  metadata.set(SERVICE_KEY_HEADER, options.key);
  const { requestId, traceparent } = currentContext();
  if (requestId) metadata.set('x-request-id', requestId);
  if (traceparent) metadata.set('traceparent', traceparent);
  return metadata;
}
