import type { ServerResponse } from 'node:http';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { currentContext, findVitaeError, VitaeError, type ErrorCode, type Logger } from '#common';
import { sendProblem } from './json-answer.js';

const CODES: Readonly<Record<number, ErrorCode>> = {
  400: 'BAD_REQUEST',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'PAYLOAD_TOO_LARGE',
};
const WORDS: Partial<Readonly<Record<ErrorCode, string>>> = { NOT_FOUND: 'There is nothing at this address' };

/** What Nest's router throws, as problem+json: its own shape would be a second one, and quotes the address. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const res = host.switchToHttp().getResponse<ServerResponse>();
    if (res.headersSent) return void res.destroy();
    sendProblem(res, this.problem(exception), currentContext().requestId ?? '');
  }

  private problem(exception: unknown): VitaeError {
    const known = findVitaeError(exception);
    if (known) return known;
    const code = exception instanceof HttpException ? (CODES[exception.getStatus()] ?? 'BAD_REQUEST') : undefined;
    if (code !== undefined) return new VitaeError(code, WORDS[code] ?? 'The request cannot be served');
    this.logger.error('Request failed', exception);
    return new VitaeError('INTERNAL_SERVER_ERROR', 'Internal error');
  }
}
