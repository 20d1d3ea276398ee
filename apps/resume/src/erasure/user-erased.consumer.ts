import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { QUEUE } from '#service';
import { VitaeError, type UserId } from '#common';
import { eventTopic, readEvent, type UserErased } from '#contracts';
import type { Queue } from '#queue';
import { ErasureRepository } from './erasure.repository.js';

/** Erasures at once: they are rare, and each may delete a hundred thousand rows. */
const CONCURRENCY = 2;

/** Somebody deleted the account: their résumés, letters and all about them go, and what arrives late for them is refused. */
@Injectable()
export class UserErasedConsumer implements OnApplicationBootstrap {
  constructor(
    @Inject(QUEUE) private readonly queue: Queue,
    private readonly erasures: ErasureRepository,
  ) {}

  /** Until the queue is closed. What fails comes again. */
  onApplicationBootstrap(): void {
    this.queue.subscribe<UserErased>(
      eventTopic('user.erased'),
      'resume',
      async ({ data, signal }) => {
        await this.erase(data.userId as UserId, signal);
        return 'settle';
      },
      { concurrency: CONCURRENCY, decode: (data) => readEvent('user.erased', data) },
    );
  }

  private async erase(owner: UserId, signal: AbortSignal): Promise<void> {
    await this.erasures.record(owner);
    while (await this.erasures.remove(owner)) {
      if (signal.aborted) throw new VitaeError('DEADLINE_EXCEEDED', 'The erasure goes on when its message comes again');
    }
  }
}
