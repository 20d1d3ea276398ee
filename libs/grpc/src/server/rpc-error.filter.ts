import { Catch, HttpException, type RpcExceptionFilter } from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';
import { Metadata, status } from '@grpc/grpc-js';
import { throwError, type Observable } from 'rxjs';
import { findVitaeError, VitaeError, type Logger } from '#common';

export const ERROR_CODE_HEADER = 'x-vitae-error-code';
export const RETRY_AFTER_HEADER = 'x-vitae-retry-after-ms';

/** What leaves a gRPC server as an error: status, text, and our own code and retry hint as trailing metadata. */
export interface WireError {
  readonly code: number;
  readonly details: string;
  readonly metadata: Metadata;
}

export function toWireError(error: VitaeError): WireError {
  const metadata = new Metadata();
  metadata.set(ERROR_CODE_HEADER, error.code);
  if (error.retryAfterMs !== undefined) metadata.set(RETRY_AFTER_HEADER, String(Math.ceil(error.retryAfterMs)));
  return { code: error.grpc, details: error.message, metadata };
}

/** The door of every gRPC server: our errors by the map, anything else logged once and answered as "Internal error". */
@Catch()
export class RpcErrorFilter implements RpcExceptionFilter<unknown> {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown): Observable<never> {
    const known = findVitaeError(error);
    if (known) {
      if (known.level !== 'info') this.logger.warn('Call failed', { code: known.code, error: known.message });
      return throwError(() => toWireError(known));
    }
    if (error instanceof RpcException || error instanceof HttpException) {
      this.logger.warn('Call refused by the framework', { error: error.message });
      return throwError(() => ({ code: status.INVALID_ARGUMENT, details: 'Bad request', metadata: new Metadata() }));
    }
    this.logger.error('Call failed unexpectedly', error);
    return throwError(() => toWireError(new VitaeError('INTERNAL_SERVER_ERROR', 'Internal error')));
  }
}
