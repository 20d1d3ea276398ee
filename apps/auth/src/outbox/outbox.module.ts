import { Inject, Module, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Registry } from 'prom-client';
import type { Logger } from '#common';
import { eventLayout } from '#contracts';
import type { Pool } from '#database';
import { outboxGauges, OutboxRelay, type Queue } from '#queue';
import { LOGGER, POOL, QUEUE, REGISTRY } from '#service';

const relay = {
  provide: OutboxRelay,
  inject: [POOL, QUEUE, LOGGER],
  useFactory: (pool: Pool, queue: Queue, logger: Logger) => new OutboxRelay({ pool, queue, topics: [eventLayout('user.erased')], logger }),
};

/** Publishes what was written to the outbox. */
@Module({ providers: [relay], exports: [OutboxRelay] })
export class OutboxModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly events: OutboxRelay,
    @Inject(REGISTRY) registry: Registry,
  ) {
    outboxGauges(registry, () => events.lag());
  }

  onApplicationBootstrap(): void {
    this.events.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.events.stop();
  }
}
