import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Metadata } from '@grpc/grpc-js';
import { finalize, Observable, tap, type MonoTypeOperatorFunction } from 'rxjs';
import { continueTrace, withContext } from '#common';
import { currentTracing, errorType, startSpan, withTracing, type Span } from '#telemetry';
import { rpcAttributes, rpcName } from '../rpc-span.js';

/** What grpc-js knows of a call and its types do not say. */
interface ServerCall {
  getPath?(): string;
}

/** Carries request id and trace of the caller into the handler's log lines and onward calls, and writes the call's span. */
@Injectable()
export class RpcContextInterceptor implements NestInterceptor {
  /** Kept from where the server is made: what Node calls for a stream of HTTP/2 does not know whose it is. */
  private readonly tracing = currentTracing();

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'rpc') return next.handle();
    const metadata = context.getArgByIndex<Metadata>(1);
    const requestId = metadata.get('x-request-id')[0];
    const incoming = metadata.get('traceparent')[0]?.toString();
    const path = context.getArgByIndex<ServerCall | undefined>(2)?.getPath?.() ?? '/';
    return withTracing(this.tracing, () => {
      const span = startSpan(rpcName(path), { kind: 'server', parent: incoming ?? '', attributes: rpcAttributes(path) });
      const traceparent = span?.traceparent ?? continueTrace(incoming);
      const facts = requestId === undefined ? { traceparent } : { traceparent, requestId: requestId.toString() };
      const inside = <T>(work: () => T): T => withTracing(this.tracing, () => withContext(facts, work));
      const handled = new Observable((subscriber) => inside(() => next.handle().subscribe(subscriber)));
      return span ? handled.pipe(endingWith(span)) : handled;
    });
  }
}

/** Ends it with the handler: answered, failed, or left by its caller. */
const endingWith =
  (span: Span): MonoTypeOperatorFunction<unknown> =>
  (handled) =>
    handled.pipe(
      tap({ error: (error: unknown) => span.fail(errorType(error)) }),
      finalize(() => span.end()),
    );
