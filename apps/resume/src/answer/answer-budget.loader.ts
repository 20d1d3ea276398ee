import { Inject, Injectable } from '@nestjs/common';
import { Limiter, VitaeError, type UserId } from '#common';
import type { GraphqlContext } from '#graphql';
import { CONFIG } from '#service';
import type { Config } from '../config.js';

/** Slots of the limiter: a finer measure than a page of small contents gains nothing. */
const SLOT_BYTES = 4_096;
/** No longer than a person looks at an empty page; the operation has 10 s in all. */
const WAIT_MS = 3_000;
/** Each holds some rows without contents. */
const MAX_LINE_LENGTH = 256;

interface Operation {
  bytes: number;
  readonly gaveBack: (() => void)[];
}

/**
 * Bytes of contents and letters that answers may hold. Nodes are counted before an operation runs (`LIMITS`), but one may be a quarter of a
 * megabyte and take ten times that in memory: so bytes are asked for before they are read. An operation has a largest sum over all its
 * fields; a person no more than that in all operations under way, and the process a little more, so that one person's large answers leave
 * room for another's small ones. What has no room waits in turns of the persons, and is then turned away.
 */
@Injectable()
export class AnswerBudget {
  private readonly underWay: Limiter;
  private readonly operations = new WeakMap<GraphqlContext, Operation>();

  constructor(@Inject(CONFIG) private readonly config: Pick<Config, 'answerBytes' | 'answersBytes'>) {
    const slots = (bytes: number): number => Math.floor(bytes / SLOT_BYTES);
    this.underWay = new Limiter({
      concurrency: slots(Math.max(config.answersBytes, config.answerBytes)),
      perKey: slots(config.answerBytes),
      queue: MAX_LINE_LENGTH,
      waitMs: WAIT_MS,
      message: 'Too many large answers are under way; try again, or ask for less',
      retryAfterMs: 1_000,
    });
  }

  /**
   * Resolves when an operation may read so many bytes more, which are its own until it is answered. Throws BAD_USER_INPUT beyond what one
   * operation may have, OVERLOADED after a wait in vain, and the signal's reason.
   */
  async take(context: GraphqlContext, bytes: number): Promise<void> {
    if (bytes === 0) return;
    const operation = this.operations.get(context) ?? this.begin(context);
    operation.bytes += bytes;
    if (operation.bytes > this.config.answerBytes) throw tooLarge(this.config.answerBytes);
    const giveBack = await this.acquire(ownerOf(context), bytes, context.signal);
    // Answered or left while it waited.
    if (over(context)) return giveBack();
    operation.gaveBack.push(giveBack);
  }

  /** Throws where an operation has asked for more than it may have already: what else it asks for need not be weighed. */
  refuseSpent(context: GraphqlContext): void {
    if ((this.operations.get(context)?.bytes ?? 0) > this.config.answerBytes) throw tooLarge(this.config.answerBytes);
  }

  /** The same for an answer to another service: `read` runs in its turn. */
  async run<T>(owner: UserId, bytes: number, read: () => Promise<T>): Promise<T> {
    const giveBack = await this.acquire(owner, bytes);
    try {
      return await read();
    } finally {
      giveBack();
    }
  }

  private acquire(key: string, bytes: number, signal?: AbortSignal): Promise<() => void> {
    return this.underWay.acquire({ key, weight: Math.max(1, Math.floor(bytes / SLOT_BYTES)), signal });
  }

  private begin(context: GraphqlContext): Operation {
    const operation: Operation = { bytes: 0, gaveBack: [] };
    this.operations.set(context, operation);
    const end = (): void => {
      for (const giveBack of operation.gaveBack.splice(0)) giveBack();
    };
    const response = context.req.res;
    if (response) response.once('close', end);
    else context.signal.addEventListener('abort', end, { once: true });
    return operation;
  }
}

/** Whom an operation answers. Throws UNAUTHENTICATED. */
export function ownerOf(context: GraphqlContext): UserId {
  const { actor } = context.access;
  if (!actor) throw new VitaeError('UNAUTHENTICATED', 'Sign in first');
  return actor.userId;
}

const over = ({ req, signal }: GraphqlContext): boolean => req.res?.closed ?? signal.aborted;

const tooLarge = (limitBytes: number): VitaeError =>
  new VitaeError('BAD_USER_INPUT', 'The answer would be too large: ask for fewer at once, or for less of each', {
    details: { limitBytes },
  });
