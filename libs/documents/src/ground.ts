import { NothingToWriteError } from '#language';
import type { WritingTask } from './task.js';
import { evidenceOf } from './writer/evidence.js';

/** Throws POSTING_EMPTY or MASTER_EMPTY before a provider is paid for a document nothing can be written from. */
export function requireGround({ master, posting }: WritingTask): void {
  if (!evidenceOf(master, posting).tells) {
    throw new NothingToWriteError(
      'MASTER_EMPTY',
      'The résumé tells nothing a document could be written from: add work, projects, education or skills',
    );
  }
}
