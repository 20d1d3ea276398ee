import { Inject } from '@nestjs/common';
import { Args, Context, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { z } from 'zod';
import { notFound, parseId, type ItemId, type JobId } from '#common';
import { connection, cursorPart, pageOf, Paginated, type Connection, type GraphqlContext } from '#graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { isJobType } from '#contracts';
import type { Job as Stored } from '../job/job.js';
import { ItemRepository } from '../job/item.repository.js';
import { JobRepository, type JobFilter } from '../job/job.repository.js';
import { JobService } from '../job/job.service.js';
import { LiveUpdates } from '../live/live-updates.js';
import { JobItemsArgs, JobsArgs } from './job.inputs.js';
import { OWNER, toItem, toJob, type ShownJob } from './job.mapper.js';
import { Job, JobItem } from './job.model.js';

const Jobs = Paginated(Job);
const JobItems = Paginated(JobItem);

const ById = z.tuple([cursorPart.id()]);
const ByIndex = z.tuple([cursorPart.int()]);

const COUNTER = { READY: 'ready', RUNNING: 'running', SUCCEEDED: 'succeeded', DEAD: 'dead', CANCELLED: 'cancelled' } as const;

const EMPTY: Pick<Connection<ShownJob>, 'totalCount'> = { totalCount: 0 };

@Resolver(() => Job)
@SignedIn()
export class JobResolver {
  constructor(
    @Inject(JobService) private readonly service: JobService,
    @Inject(JobRepository) private readonly jobs: JobRepository,
    @Inject(ItemRepository) private readonly items: ItemRepository,
    @Inject(LiveUpdates) private readonly live: LiveUpdates,
  ) {}

  @Query(() => Job, { name: 'job', nullable: true })
  async one(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<ShownJob> {
    return toJob(await this.service.find(actor.userId, parseId<JobId>(id)));
  }

  @Query(() => Jobs, { name: 'jobs', nullable: true, description: 'Yours, newest first.' })
  async list(@Args({ type: () => JobsArgs }) args: JobsArgs, @CurrentActor() actor: Actor): Promise<Connection<ShownJob>> {
    const page = pageOf(args, ById);
    const make = { cursor: (j: { id: string }) => [j.id], node: toJob };
    if (args.type != null && !isJobType(args.type)) return connection([], page, { ...make, ...EMPTY });
    const filter: JobFilter = { type: args.type ?? undefined, status: args.status ?? undefined };
    const rows = await this.jobs.list(actor.userId, filter, page.after?.[0] as JobId | undefined, page.limit);
    return connection(rows, page, { ...make, totalCount: () => this.jobs.count(actor.userId, filter) });
  }

  @ResolveField(() => JobItems, { name: 'items', description: 'In their order.' })
  async itemsOf(@Parent() job: ShownJob, @Args({ type: () => JobItemsArgs }) args: JobItemsArgs): Promise<Connection<JobItem>> {
    const stored = job[OWNER];
    const { ownerId, id, progress } = stored;
    const page = pageOf(args, ByIndex);
    const status = args.status ?? undefined;
    const rows = await this.items.list(ownerId, id, status, page.after?.[0] ?? -1, page.limit);
    const totalCount = status === undefined ? progress.total : progress[COUNTER[status]];
    return connection(rows, page, { cursor: (i) => [i.index], node: (i) => toItem(i, stored), totalCount });
  }

  @Mutation(() => Job, { name: 'cancelJob', description: 'Running items stop with their next heartbeat, within ten seconds.' })
  async cancel(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<ShownJob> {
    return toJob(await this.service.cancel(actor.userId, parseId<JobId>(id)));
  }

  @Mutation(() => Job, { name: 'pauseJob', description: 'Nothing more is started; what runs is finished.' })
  async pause(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<ShownJob> {
    return toJob(await this.service.pause(actor.userId, parseId<JobId>(id)));
  }

  @Mutation(() => Job, { name: 'resumeJob' })
  async resume(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<ShownJob> {
    return toJob(await this.service.resume(actor.userId, parseId<JobId>(id)));
  }

  @Mutation(() => Job, { name: 'redriveItems', description: 'Tries dead items again: all of them where `itemIds` is absent.' })
  async redrive(
    @Args('jobId', { type: () => ID }) jobId: string,
    @Args('itemIds', { type: () => [ID], nullable: true }) itemIds: string[] | null | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<ShownJob> {
    const items = itemIds?.flatMap((id) => parseId<ItemId>(id) ?? []);
    return toJob(await this.service.redrive(actor.userId, parseId<JobId>(jobId), items, actor.role));
  }

  @Mutation(() => Boolean, {
    name: 'deleteJob',
    description: 'Deletes a finished job; what it made stays. One that is not finished is a CONFLICT: cancel it first.',
  })
  async remove(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<true> {
    await this.service.remove(actor.userId, parseId<JobId>(id));
    return true;
  }

  @Subscription(() => Job, {
    name: 'jobUpdated',
    description: 'The job now, then every change until it is finished; at most four a second, revisions rise.',
    resolve: (job: Stored) => toJob(job),
  })
  async updated(
    @Args('id', { type: () => ID }) id: string,
    @CurrentActor() actor: Actor,
    @Context() context: GraphqlContext,
  ): Promise<AsyncIterableIterator<Stored>> {
    const jobId = parseId<JobId>(id);
    if (!jobId) throw notFound();
    return this.live.watch(actor.userId, jobId, context.signal);
  }
}
