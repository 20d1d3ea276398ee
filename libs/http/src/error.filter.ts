import { Catch, Inject, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { internalError, logRefusal, toVitaeError } from './error-details.js';
import { GRAPHQL_PATH, HTTP, type HttpOptions } from './http-options.js';
import { sendRefusal } from './refusal.js';

/**
 * The door for errors of routes, as problem documents, and of resolvers, which are handed back as values so that graphql-js puts them at
 * their path and `formatError` judges them: thrown on, the framework would log each of them as unexpected.
 */
@Catch()
export class ErrorFilter implements ExceptionFilter<unknown> {
  constructor(@Inject(HTTP) private readonly options: HttpOptions) {}

  catch(thrown: unknown, host: ArgumentsHost): unknown {
    const type = host.getType<'http' | 'graphql' | 'rpc'>();
    if (type === 'graphql')
      return thrown instanceof Error ? thrown : new Error('A resolver threw something that is no error', { cause: thrown });
    if (type !== 'http') throw thrown;
    const http = host.switchToHttp();
    const known = toVitaeError(thrown);
    logRefusal(this.options.logger, known, thrown);
    sendRefusal(http.getRequest<Request>(), http.getResponse<Response>(), known ?? internalError(), this.options.path ?? GRAPHQL_PATH);
    return undefined;
  }
}
