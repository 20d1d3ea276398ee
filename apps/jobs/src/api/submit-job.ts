import { checkInput, clientRequestId } from '#common';
import type { Actor } from '#access';
import { invalidInput, quotaExceeded, type InvalidInput, type NotFound, type QuotaExceeded } from '#graphql';
import { QuotaExceededError } from '#quota';
import type { SubmissionService } from '../types/submission.service.js';
import { toSubmitted, type ShownJob } from './job.mapper.js';

/** Asks for a job in somebody's name. Answers at once, with the job and never with what it makes. */
export async function submitJob(
  submissions: SubmissionService,
  actor: Actor,
  type: string,
  name: string,
  input: unknown,
): Promise<ShownJob | InvalidInput | NotFound | QuotaExceeded> {
  const checked = checkInput(clientRequestId, name);
  if (!checked.ok) return invalidInput(checked.issues.map((issue) => ({ ...issue, path: '/clientRequestId' })));
  // Input objects come as instances of their classes, which strict rules do not take for plain objects.
  try {
    return toSubmitted(await submissions.submit(actor.userId, type, checked.value, structuredClone(input), actor.role));
  } catch (error) {
    if (error instanceof QuotaExceededError) return quotaExceeded(error.excess);
    throw error;
  }
}
