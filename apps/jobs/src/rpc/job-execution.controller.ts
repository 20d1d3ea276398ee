import { Controller, Inject } from '@nestjs/common';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
import { VitaeError } from '#common';
import { jobsV1, MAX_CLAIM_ITEMS, type JobType } from '#contracts';
import { CallableBy } from '#grpc';
import type { ClaimedItem } from '../dispatch/claim.js';
import { ExecutionService } from '../dispatch/execution.service.js';
import { ChunkBodies, type ChunkBody } from './chunk-bodies.js';
import { fromDisposition, fromVerdict, toExecutorId, toHeld, toItemIds, toJobType, toOutcome } from './job-execution.mapper.js';

type ClaimCall = ServerUnaryCall<jobsV1.ClaimRequest, jobsV1.ClaimResponse>;

/** Longest a claim by type may wait: below the executors' deadline for the call. */
const LONGEST_WAIT_MS = 20_000;

/** Entries of one call: ten full claims. More is a caller that has lost count. */
const MOST_ENTRIES = 500;

/** Chunk bodies travel inside the answer: two of them stay below the 4 MiB a message may have. */
const MOST_WITH_BODY = 2;

/** The executor's door. Status speaks of the call, dispositions and verdicts of the items. */
@Controller()
@jobsV1.JobExecutionServiceControllerMethods()
@CallableBy('executor')
export class JobExecutionController implements jobsV1.JobExecutionServiceController {
  constructor(
    @Inject(ExecutionService) private readonly execution: ExecutionService,
    @Inject(ChunkBodies) private readonly bodies: ChunkBodies,
  ) {}

  /** An executor that was killed while it waited takes nothing with it: what was claimed for it by then goes back. */
  async claim(request: jobsV1.ClaimRequest, _metadata?: Metadata, call?: ClaimCall): Promise<jobsV1.ClaimResponse> {
    const gone = new AbortController();
    call?.on('cancelled', () => gone.abort());
    if (call?.cancelled) gone.abort();
    const jobType = toJobType(request.jobType);
    const most = jobType === 'import-resumes' ? MOST_WITH_BODY : MAX_CLAIM_ITEMS;
    if (request.maxItems < 1) throw new VitaeError('BAD_USER_INPUT', 'max_items must be 1 to 200');
    bound(request.itemIds, 'item_ids');
    const order = {
      executorId: toExecutorId(request.executorId),
      jobType,
      itemIds: toItemIds(request.itemIds),
      max: Math.min(request.maxItems, most),
    };
    if (request.itemIds.length > 0 && order.itemIds.length === 0) return { items: [] };
    const items = await this.execution.claim(order, Math.min(request.waitMs, LONGEST_WAIT_MS), gone.signal);
    const bodies = jobType === 'import-resumes' ? await this.bodies.of(items) : new Map<string, ChunkBody>();
    if (gone.signal.aborted && items.length > 0) {
      await this.execution.giveBack(jobType, items);
      return { items: [] };
    }
    return { items: items.map((item) => this.toClaimed(jobType, item, bodies.get(item.itemId))) };
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

  private toClaimed(jobType: JobType, item: ClaimedItem, body: ChunkBody | undefined): jobsV1.ClaimedItem {
    return {
      itemId: item.itemId,
      jobId: item.jobId,
      ownerId: item.ownerId,
      jobType,
      index: item.index,
      attempt: item.attempt,
      fence: item.fence,
      leaseExpiresAt: item.leaseExpiresAt,
      payload: Buffer.from(body?.payload ?? item.payload),
      body: body?.body ?? Buffer.alloc(0),
      bodyEncoding: body ? jobsV1.BodyEncoding.BODY_ENCODING_ZSTD : jobsV1.BodyEncoding.BODY_ENCODING_UNSPECIFIED,
      traceparent: item.traceparent ?? '',
      leaseMs: this.execution.leaseMs,
    };
  }
}

function bound(entries: readonly unknown[], name: string): void {
  if (entries.length > MOST_ENTRIES) throw new VitaeError('BAD_USER_INPUT', `${name} takes at most ${MOST_ENTRIES} entries`);
}
