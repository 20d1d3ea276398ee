import { getPriority, setPriority } from 'node:os';
import bcrypt from 'bcryptjs';

/** One piece of work for the pool: a hash to make, or a text to compare with one. */
export type HashTask =
  | { readonly kind: 'hash'; readonly text: string; readonly cost: number }
  | { readonly kind: 'verify'; readonly text: string; readonly hash: string };

// On Linux a priority belongs to a thread: requests of the main thread go before hashes where cores are few (docs/security.md, A33). Not far
// before: at 10 a hash had a ninth of what a flood of refused requests beside it had, and sign-ins took seconds (A170). A process that was
// started further back stays there: to come forward it would need a right that no container has, and asking for it ended the process.
const BEHIND = 2;
if (getPriority() < BEHIND) setPriority(BEHIND);

/** Runs in a worker thread, so the synchronous forms are right: on the main thread twenty of them stop every timer for 1.5 s (F4). */
export default function work(task: HashTask): string | boolean {
  return task.kind === 'hash' ? bcrypt.hashSync(task.text, task.cost) : bcrypt.compareSync(task.text, task.hash);
}
