import { status, type sendUnaryData, type ServerUnaryCall } from '@grpc/grpc-js';
import { newId, type ItemId } from '#common';
import { jobsV1, type JobType } from '#contracts';
import { startNeighbours } from '#testing';

const { Disposition, HeartbeatVerdict } = jobsV1;
type Call<Q, R> = (call: ServerUnaryCall<Q, R>, done: sendUnaryData<R>) => void;

/** Of the request that submitted every job here. */
export const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

export interface ServedItem {
  readonly id: ItemId;
  readonly owner: string;
  readonly jobType: JobType;
  readonly payload: string;
  readonly lane: string;
  state: 'READY' | 'RUNNING' | 'ENDED' | 'CANCELLED' | 'STOLEN';
  attempt: number;
  fence: string;
  beats: number;
  released: number;
  outcome: jobsV1.Outcome | undefined;
  startedAt: number;
}

/** Jobs' gRPC door over a table in memory: the state machine of claims, fences and outcomes as the proto promises it, without a database. */
export class JobsServer {
  readonly items = new Map<string, ServedItem>();
  readonly claims: jobsV1.ClaimRequest[] = [];
  readonly dispositions: number[] = [];
  acknowledgements = 0;
  /** Calls of these names are answered UNAVAILABLE. */
  readonly away = new Set<'claim' | 'heartbeat' | 'acknowledge' | 'release'>();
  /** The calls that were answered so. */
  readonly refusals: string[] = [];
  leaseMs = 30_000;
  private fences = 0;
  private server: Awaited<ReturnType<typeof startNeighbours>> | undefined;
  private readonly waiting: (() => void)[] = [];
  port = 0;

  async start(port = 0): Promise<void> {
    this.server = await startNeighbours((server) => {
      server.addService(jobsV1.JobExecutionServiceService, {
        claim: this.answer('claim', (request: jobsV1.ClaimRequest, gone) => this.claim(request, gone)),
        heartbeat: this.answer('heartbeat', (request: jobsV1.HeartbeatRequest) => this.heartbeat(request)),
        acknowledge: this.answer('acknowledge', (request: jobsV1.AcknowledgeRequest) => this.acknowledge(request)),
        release: this.answer('release', (request: jobsV1.ReleaseRequest) => this.release(request)),
      });
    }, port);
    this.port = this.server.port;
  }

  stop(): void {
    for (const wake of this.waiting.splice(0)) wake();
    this.server?.stop();
  }

  /** Items that no claim by type is woken for, as another replica of Jobs has them. */
  addUnheard(jobType: JobType, count: number): ServedItem[] {
    const waiting = this.waiting.splice(0);
    const items = Array.from({ length: count }, () => this.add(jobType, {}));
    this.waiting.push(...waiting);
    return items;
  }

  add(jobType: JobType, payload: unknown, owner = 'somebody', lane = ''): ServedItem {
    const item: ServedItem = {
      id: newId<ItemId>(), owner, jobType, payload: JSON.stringify(payload), lane, state: 'READY', attempt: 0, fence: '', beats: 0, released: 0, outcome: undefined, startedAt: 0,
    }; // prettier-ignore
    this.items.set(item.id, item);
    for (const wake of this.waiting.splice(0)) wake();
    return item;
  }

  get all(): ServedItem[] {
    return [...this.items.values()];
  }

  private answer<Q, R>(
    name: 'claim' | 'heartbeat' | 'acknowledge' | 'release',
    work: (request: Q, gone: () => boolean) => R | Promise<R>,
  ): Call<Q, R> {
    return (call, done) => {
      if (this.away.has(name)) {
        this.refusals.push(name);
        return done({ code: status.UNAVAILABLE, details: 'away' });
      }
      void Promise.resolve(work(call.request, () => call.cancelled)).then((response) => done(null, response));
    };
  }

  /** A claim whose caller has died while it waited takes nothing. */
  private async claim(request: jobsV1.ClaimRequest, gone: () => boolean): Promise<jobsV1.ClaimResponse> {
    this.claims.push(request);
    const busy = (owner: string): boolean => this.all.some((i) => i.owner === owner && i.state === 'RUNNING');
    const ready = (): ServedItem[] =>
      this.all.filter(
        (i) =>
          i.jobType === request.jobType &&
          i.state === 'READY' &&
          (request.itemIds.length > 0 ? request.itemIds.includes(i.id) : request.lane === undefined || request.lane === i.lane) &&
          !(request.newcomers && busy(i.owner)),
      );
    if (request.itemIds.length === 0 && request.waitMs > 0 && ready().length === 0) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, request.waitMs);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
    const items = gone() ? [] : ready().slice(0, request.maxItems);
    const lanes = [...new Set(this.all.filter((i) => i.jobType === request.jobType && i.lane !== '').map((i) => i.lane))];
    const leaseExpiresAt = new Date(Date.now() + this.leaseMs);
    return {
      lanes,
      items: items.map((item) => {
        Object.assign(item, { state: 'RUNNING', attempt: item.attempt + 1, fence: String(++this.fences), startedAt: Date.now() });
        return jobsV1.ClaimedItem.fromPartial({
          itemId: item.id,
          jobId: item.id,
          ownerId: item.owner,
          jobType: item.jobType,
          attempt: item.attempt,
          fence: item.fence,
          leaseExpiresAt,
          leaseMs: this.leaseMs,
          payload: Buffer.from(item.payload),
          traceparent: TRACEPARENT,
        });
      }),
    };
  }

  private heartbeat(request: jobsV1.HeartbeatRequest): jobsV1.HeartbeatResponse {
    const verdicts = request.items.map(({ itemId, fence }) => {
      const item = this.items.get(itemId);
      if (item) item.beats++;
      if (item?.state === 'CANCELLED') return HeartbeatVerdict.HEARTBEAT_VERDICT_CANCEL;
      if (item?.state !== 'RUNNING' || item.fence !== fence) return HeartbeatVerdict.HEARTBEAT_VERDICT_LOST;
      return HeartbeatVerdict.HEARTBEAT_VERDICT_CONTINUE;
    });
    return { verdicts, leaseMs: this.leaseMs };
  }

  private acknowledge(request: jobsV1.AcknowledgeRequest): jobsV1.AcknowledgeResponse {
    this.acknowledgements++;
    const dispositions = request.outcomes.map((outcome) => {
      const item = this.items.get(outcome.itemId);
      if (!item) return Disposition.DISPOSITION_UNKNOWN_ITEM;
      if (item.state === 'CANCELLED') return Disposition.DISPOSITION_ITEM_CANCELLED;
      if (item.state === 'ENDED' && item.outcome?.fence === outcome.fence) return Disposition.DISPOSITION_ALREADY_APPLIED;
      if (item.state !== 'RUNNING' || item.fence !== outcome.fence) return Disposition.DISPOSITION_STALE_ATTEMPT;
      Object.assign(item, { state: 'ENDED', outcome });
      return Disposition.DISPOSITION_APPLIED;
    });
    this.dispositions.push(...dispositions);
    return { dispositions };
  }

  private release(request: jobsV1.ReleaseRequest): jobsV1.ReleaseResponse {
    let released = 0;
    for (const { itemId, fence } of request.items) {
      const item = this.items.get(itemId);
      if (item?.state !== 'RUNNING' || item.fence !== fence) continue;
      Object.assign(item, { state: 'READY', attempt: item.attempt - 1, released: item.released + 1 });
      released++;
    }
    return { released };
  }
}
