import { jobTypeSpec, type jobsV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import type { ExecutorId } from '#common';
import type { HeldItem } from '../execution/held-item.js';
import type { Claimed, ClaimWish, Disposition, HeartbeatVerdict, JobsPort } from '../execution/jobs.port.js';
import type { Outcome } from '../execution/outcome.js';
import { toDisposition, toHeldItem, toOutcome, toVerdict } from './jobs.mapper.js';

type Client = Pick<GrpcClient<jobsV1.JobExecutionServiceService>, 'claim' | 'heartbeat' | 'acknowledge' | 'release'>;

/**
 * Claim is not tried again by the client: the first try may have leased items whose answer was lost, and the second would lease others.
 * The others are safe to repeat.
 */
const CLAIM_MS = 10_000;
const HEARTBEAT_MS = 5_000;
const ACKNOWLEDGE_MS = 10_000;
const RELEASE_MS = 2_500;

const held = (item: HeldItem): jobsV1.HeldItem => ({ itemId: item.task.itemId, attempt: item.task.attempt, fence: item.task.fence });

/** Jobs over gRPC. */
export class JobsClient implements JobsPort {
  constructor(
    private readonly jobs: Client,
    private readonly executorId: ExecutorId,
  ) {}

  async claim({ jobType, itemIds, max, waitMs, newcomers, lane }: ClaimWish): Promise<Claimed> {
    const revision = jobTypeSpec(jobType).revision ?? 0;
    const request = { executorId: this.executorId, jobType, itemIds: [...itemIds], maxItems: max, waitMs, revision, newcomers, lane };
    const { items, lanes } = await this.jobs.claim(request, { deadlineMs: CLAIM_MS + waitMs, retry: false });
    return { items: items.map(toHeldItem), lanes };
  }

  async heartbeat(items: readonly HeldItem[]): Promise<readonly HeartbeatVerdict[]> {
    const { verdicts } = await this.jobs.heartbeat({ executorId: this.executorId, items: items.map(held) }, { deadlineMs: HEARTBEAT_MS });
    return verdicts.map(toVerdict);
  }

  async acknowledge(outcomes: readonly { readonly item: HeldItem; readonly outcome: Outcome }[]): Promise<readonly Disposition[]> {
    const request = {
      executorId: this.executorId,
      outcomes: outcomes.map(({ item, outcome }) => ({ ...held(item), ...toOutcome(outcome) })),
    };
    const { dispositions } = await this.jobs.acknowledge(request, { deadlineMs: ACKNOWLEDGE_MS });
    return dispositions.map(toDisposition);
  }

  async release(items: readonly HeldItem[]): Promise<void> {
    await this.jobs.release({ executorId: this.executorId, items: items.map(held) }, { deadlineMs: RELEASE_MS });
  }
}
