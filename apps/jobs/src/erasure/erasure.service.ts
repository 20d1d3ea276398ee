import { VitaeError, type UserId } from '#common';
import type { ErasureRepository } from './erasure.repository.js';

/** Deletes everything this service has of a person, however much it is, in short steps. */
export class ErasureService {
  constructor(private readonly rows: ErasureRepository) {}

  /**
   * Resolves when nothing is left and nothing can come any more. May be ended by `signal` between two steps (throws DEADLINE_EXCEEDED) and be
   * repeated, also by two at once.
   */
  async erase(owner: UserId, signal: AbortSignal): Promise<void> {
    const { rows } = this;
    await rows.record(owner);
    await rows.close(owner);
    for (let jobs = await rows.jobs(owner); jobs.length > 0; jobs = await rows.jobs(owner)) {
      while (await rows.items(jobs)) throwIfAborted(signal);
      await rows.leases(owner, jobs);
      await rows.removeJobs(owner, jobs);
      throwIfAborted(signal);
    }
    for (let upload = await rows.upload(owner); upload; upload = await rows.upload(owner)) {
      while (await rows.chunks(upload)) throwIfAborted(signal);
      await rows.removeUpload(owner, upload);
    }
    await rows.holds(owner);
    await rows.usage(owner);
  }
}

function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw new VitaeError('DEADLINE_EXCEEDED', 'The erasure goes on when its message comes again');
}
