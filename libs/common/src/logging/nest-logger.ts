import type { LoggerService } from '@nestjs/common';
import type { Logger } from './logger.js';

/** Nest's own messages through the product's logger: start-up chatter at debug, problems as they are. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}
  log(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), { name: context });
  }
  debug(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), { name: context });
  }
  verbose(message: unknown, context?: unknown): void {
    this.logger.debug(String(message), { name: context });
  }
  warn(message: unknown, context?: unknown): void {
    this.logger.warn(String(message), { name: context });
  }
  error(message: unknown, ...rest: unknown[]): void {
    this.logger.error(message instanceof Error ? 'Unexpected error' : String(message), message instanceof Error ? message : undefined, {
      name: rest.at(-1),
    });
  }
  fatal(message: unknown, ...rest: unknown[]): void {
    this.error(message, ...rest);
  }
}
