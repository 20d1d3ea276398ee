import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { Metadata } from '@grpc/grpc-js';
import { Observable } from 'rxjs';
import { continueTrace, withContext } from '#common';

/** Carries request id and trace of the caller into the handler's log lines and onward calls. */
@Injectable()
export class RpcContextInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'rpc') return next.handle();
    const metadata = context.getArgByIndex<Metadata>(1);
    const requestId = metadata.get('x-request-id')[0];
    const traceparent = continueTrace(metadata.get('traceparent')[0]?.toString());
    const facts = requestId === undefined ? { traceparent } : { traceparent, requestId: requestId.toString() };
    return new Observable((subscriber) => withContext(facts, () => next.handle().subscribe(subscriber)));
  }
}
