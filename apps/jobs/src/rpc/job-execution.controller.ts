import { Controller, Inject } from '@nestjs/common';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
import { VitaeError } from '#common';
import { jobsV1, jobTypeSpec, MAX_CLAIM_ITEMS, type JobType } from '#contracts';
import { CallableBy } from '#grpc';
import type { ClaimedItem } from '../dispatch/claim.js';
import { ExecutionService } from '../dispatch/execution.service.js';
import { fromDisposition, fromVerdict, toExecutorId, toHeld, toItemIds, toJobType, toLane, toOutcome } from './job-execution.mapper.js';

type ClaimCall = ServerUnaryCall<jobsV1.ClaimRequest, jobsV1.ClaimResponse>;

/** Longest a claim by type may wait: below the executors' deadline for the call. */
const MAX_WAIT_MS = 20_000;

/** Entries of one call: ten full claims. More is a caller that has lost count. */
const MAX_ENTRIES = 500;

const NOTHING: jobsV1.ClaimResponse = { items: [], lanes: [] };

/** The executor's door. Status speaks of the call, dispositions and verdicts of the items. */
@Controller()
@jobsV1.JobExecutionServiceControllerMethods()
@CallableBy('executor')
export class JobExecutionController implements jobsV1.JobExecutionServiceController {
  constructor(@Inject(ExecutionService) private readonly execution: ExecutionService) {}

  /** An executor that was killed while it waited takes nothing with it: what was claimed for it by then goes back. */
  async claim(request: jobsV1.ClaimRequest, _metadata?: Metadata, call?: ClaimCall): Promise<jobsV1.ClaimResponse> {
    const gone = new AbortController();
    call?.on('cancelled', () => gone.abort());
    if (call?.cancelled) gone.abort();
    const jobType = toJobType(request.jobType);
    if (request.maxItems < 1) throw new VitaeError('BAD_USER_INPUT', 'max_items must be 1 to 200');
    bound(request.itemIds, 'item_ids');
    const order = {
      executorId: toExecutorId(request.executorId),
      jobType,
      itemIds: toItemIds(request.itemIds),
      max: Math.min(request.maxItems, MAX_CLAIM_ITEMS),
      newcomers: request.newcomers,
      lane: toLane(request.lane),
    };
    if (request.itemIds.length > 0 && order.itemIds.length === 0) return NOTHING;
    const waitMs = Math.min(request.waitMs, MAX_WAIT_MS);
    if (request.revision < (jobTypeSpec(jobType).revision ?? 0)) return this.nothingFor(waitMs, gone.signal);
    const items = await this.execution.claim(order, waitMs, gone.signal);
    if (gone.signal.aborted && items.length > 0) {
      await this.execution.giveBack(jobType, items);
      return NOTHING;
    }
    return { items: items.map((item) => this.toClaimed(jobType, item)), lanes: [...(await this.execution.lanes(jobType))] };
  }

  async heartbeat(request: jobsV1.HeartbeatRequest): Promise<jobsV1.HeartbeatResponse> {
    bound(request.items, 'items');
    const verdicts = await this.execution.heartbeat(request.items.map(toHeld));
    return { verdicts: verdicts.map(fromVerdict), leaseMs: this.execution.leaseMs };
  }

  async acknowledge(request: jobsV1.AcknowledgeRequest): Promise<jobsV1.AcknowledgeResponse> {
    bound(request.outcomes, 'outcomes');
    const dispositions = await this.execution.acknowledge(request.outcomes.map(toOutcome));
    return { dispositions: dispositions.map(fromDisposition) };
  }

  async release(request: jobsV1.ReleaseRequest): Promise<jobsV1.ReleaseResponse> {
    bound(request.items, 'items');
    return { released: await this.execution.release(request.items.map(toHeld)) };
  }

  /** To an executor that could not run the type's items as they are now. It waits as for items, or it would ask again at once. */
  private async nothingFor(waitMs: number, gone: AbortSignal): Promise<jobsV1.ClaimResponse> {
    await this.execution.idle(waitMs, gone);
    return NOTHING;
  }

  private toClaimed(jobType: JobType, item: ClaimedItem): jobsV1.ClaimedItem {
    return {
      itemId: item.itemId,
      jobId: item.jobId,
      ownerId: item.ownerId,
      jobType,
      index: item.index,
      attempt: item.attempt,
      fence: item.fence,
      leaseExpiresAt: item.leaseExpiresAt,
      payload: Buffer.from(item.payload),
      traceparent: item.traceparent ?? '',
      leaseMs: this.execution.leaseMs,
    };
  }
}

function bound(entries: readonly unknown[], name: string): void {
  if (entries.length > MAX_ENTRIES) throw new VitaeError('BAD_USER_INPUT', `${name} takes at most ${MAX_ENTRIES} entries`);
}
