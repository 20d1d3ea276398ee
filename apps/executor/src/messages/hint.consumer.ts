import { z } from 'zod';
import { currentContext, parseId, type ItemId, type Logger } from '#common';
import { EXECUTOR_SUBSCRIPTION, hintTopic, isJobType, MAX_HINT_ITEMS, type JobType } from '#contracts';
import type { Queue, Subscription } from '#queue';
import type { HintEnd } from '../execution/hint-progress.js';

/** Who runs what a hint names. */
export interface HintTarget {
  /** `lane`: of all the items; '' for those that wait for nothing elsewhere. */
  hint(jobType: JobType, itemIds: readonly ItemId[], traceparent?: string, lane?: string): Promise<HintEnd>;
}

const HintShape = z.object({
  v: z.literal(1),
  jobType: z.string().refine(isJobType),
  itemIds: z.array(z.string().transform((id, context) => parseId<ItemId>(id) ?? notAnId(context))).max(MAX_HINT_ITEMS),
  traceparent: z.string().optional(),
  lane: z.string().max(100).optional(),
});

const notAnId = (context: z.core.$RefinementCtx<string>): never => {
  context.addIssue({ code: 'custom', message: 'not an id' });
  return z.NEVER;
};

/** Hints in hand at once, of one type: each names up to 50 items, and those waiting for room cost only their ids. */
const HINTS_AT_ONCE = 16;

/**
 * Takes hints from the broker and settles each after its items were acknowledged to Jobs. What is no hint of ours, or for another type than
 * its topic's, is parked by the queue: it is never taken for success (docs/security.md, E98, E99).
 */
export class HintConsumer {
  private subscriptions: Subscription[] = [];

  constructor(
    private readonly queue: Pick<Queue, 'subscribe'>,
    private readonly target: HintTarget,
    private readonly types: readonly JobType[],
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.subscriptions = this.types.map((type) =>
      this.queue.subscribe<z.output<typeof HintShape>>(
        hintTopic(type),
        EXECUTOR_SUBSCRIPTION,
        async ({ data }) => {
          if (data.jobType !== type) return 'park';
          const traceparent = data.traceparent === undefined ? undefined : currentContext().traceparent;
          return (await this.target.hint(type, data.itemIds, traceparent, data.lane)) === 'done' ? 'settle' : 'redeliver';
        },
        { concurrency: HINTS_AT_ONCE, decode: (data) => HintShape.parse(data) },
      ),
    );
    this.logger.info('Waiting for hints', { count: this.subscriptions.length });
  }

  /** Takes no more. Hints in hand are given back by the runner's drain, so this must be called with it and not before. */
  async stop(timeoutMs: number): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close({ timeoutMs })));
  }
}
