import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Loop, type Logger } from '#common';
import { LOGGER } from '#service';
import { RefreshTokenRepository } from '../session/refresh-token.repository.js';
import { SessionRepository } from '../session/session.repository.js';
import { RegistrationCountRepository } from '../throttle/registration-count.repository.js';
import { ThrottleRepository } from '../throttle/throttle.repository.js';

const HOUR_MS = 3_600_000;

/** Deletes what has outlived its use, once an hour, in portions; every replica may run it, for deleting twice deletes once. */
@Injectable()
export class ExpiredRowsCleanup implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly loop: Loop;

  constructor(
    sessions: SessionRepository,
    refreshTokens: RefreshTokenRepository,
    throttles: ThrottleRepository,
    registrations: RegistrationCountRepository,
    @Inject(LOGGER) logger: Logger,
  ) {
    this.loop = new Loop(
      async () => {
        const counts = await Promise.all([sessions.sweep(), refreshTokens.sweep(), throttles.sweep(), registrations.sweep()]);
        return counts.some((n) => n >= 1_000);
      },
      HOUR_MS,
      (error) => logger.error('Old sessions could not be deleted', error),
    );
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }
}
