import { Args, Context, ID, Info, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { z } from 'zod';
import { checkInput, type ResumeId } from '#common';
import {
  connection,
  idArgument,
  pageOf,
  Paginated,
  quotaExceeded,
  selects,
  type Connection,
  type GraphqlContext,
  type QuotaExceeded,
} from '#graphql';
import { QuotaExceededError } from '#quota';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { NeedsRoom } from '#service';
import { ContentOfOperation } from '../content/content.loader.js';
import type { VersionOf } from '../content/content.repository.js';
import { ResumeRepository, type ResumeFilter } from './resume.repository.js';
import { ResumeService, type Written } from './resume.service.js';
import { MAX_VERSION, type Resume as Stored } from './resume.js';
import { CreateResumeInput, createResumeRules, ResumesArgs, ResumeVersionsArgs, UpdateResumeInput } from './resume.inputs.js';
import { optionalUploadId, toInvalidResume, toResume, toResumeVersion } from './resume.mapper.js';
import { CreateResumeResult, InvalidResume, Resume, ResumeVersion, UpdateResumeResult } from './resume.model.js';

const Resumes = Paginated(Resume);
const ResumeVersions = Paginated(ResumeVersion);

/** Newest first by id; inside one upload in the file's order, by index. */
const ById = z.tuple([z.uuid()]);
/** As the columns hold them: what is beyond is no cursor of ours. */
const ByIndex = z.tuple([z.int32().min(0)]);
const ByVersion = z.tuple([z.int().min(1).max(MAX_VERSION)]);

const versionOf = ({ id, version }: Stored): VersionOf => ({ resumeId: id, version });

@Resolver(() => Resume)
@SignedIn()
export class ResumeResolver {
  constructor(
    private readonly service: ResumeService,
    private readonly resumes: ResumeRepository,
    private readonly contents: ContentOfOperation,
  ) {}

  @Query(() => Resume, { name: 'resume', nullable: true })
  async one(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<Resume> {
    return toResume(await this.service.get(actor.userId, idArgument(id, 'id')));
  }

  @Query(() => Resumes, {
    name: 'resumes',
    nullable: true,
    description: 'Newest first; with `uploadId` those of that upload, in the order of its file.',
  })
  async list(
    @Args({ type: () => ResumesArgs }) args: ResumesArgs,
    @CurrentActor() actor: Actor,
    @Context() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<Resume>> {
    const filter: ResumeFilter = { kind: args.kind ?? undefined, uploadId: optionalUploadId(args.uploadId) };
    const totalCount = (): Promise<number> => this.resumes.count(actor.userId, filter);
    if (filter.uploadId !== undefined) {
      const page = pageOf(args, ByIndex);
      const rows = await this.resumes.listUpload(actor.userId, filter, page.after?.[0], page.limit);
      await this.foresee(context, info, rows.slice(0, page.first).map(versionOf));
      return connection(rows, page, { cursor: (r) => [r.importedFrom?.index ?? 0], node: toResume, totalCount });
    }
    const page = pageOf(args, ById);
    const rows = await this.resumes.list(actor.userId, filter, page.after?.[0] as ResumeId | undefined, page.limit);
    await this.foresee(context, info, rows.slice(0, page.first).map(versionOf));
    return connection(rows, page, { cursor: (r) => [r.id], node: toResume, totalCount });
  }

  @Query(() => ResumeVersions, {
    name: 'resumeVersions',
    nullable: true,
    description: 'The versions of a résumé that are kept, the newest and current one first.',
  })
  async versions(
    @Args({ type: () => ResumeVersionsArgs }) args: ResumeVersionsArgs,
    @CurrentActor() actor: Actor,
    @Context() context: GraphqlContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Connection<ResumeVersion>> {
    const resume = await this.service.get(actor.userId, idArgument(args.id, 'id'));
    const page = pageOf(args, ByVersion);
    const rows = await this.resumes.versions(actor.userId, resume.id, page.after?.[0], page.limit);
    await this.foresee(context, info, rows.slice(0, page.first));
    return connection(rows, page, {
      cursor: (v) => [v.version],
      node: toResumeVersion,
      totalCount: () => this.resumes.countVersions(actor.userId, resume.id),
    });
  }

  /** What a page will ask for below its entries. */
  private foresee(context: GraphqlContext, info: GraphQLResolveInfo, page: readonly VersionOf[]): Promise<void> {
    const asked = (field: string): boolean => selects(info, ['nodes', field]) || selects(info, ['edges', 'node', field]);
    return this.contents.foresee(context, page, { content: asked('content'), findings: asked('findings') });
  }

  @NeedsRoom()
  @Mutation(() => CreateResumeResult, { name: 'createResume' })
  async create(
    @Args('input', { type: () => CreateResumeInput }) input: CreateResumeInput,
    @CurrentActor() actor: Actor,
  ): Promise<Resume | InvalidResume | QuotaExceeded> {
    const checked = checkInput(createResumeRules, { clientRequestId: input.clientRequestId, kind: input.kind });
    if (!checked.ok) return toInvalidResume(checked.issues);
    return answer(this.service.create(actor, { ...checked.value, title: input.title, content: input.content }));
  }

  @NeedsRoom()
  @Mutation(() => UpdateResumeResult, { name: 'updateResume', description: 'Writes the next version. What is left out stays as it is.' })
  async update(
    @Args('input', { type: () => UpdateResumeInput }) input: UpdateResumeInput,
    @CurrentActor() actor: Actor,
  ): Promise<Resume | InvalidResume | QuotaExceeded> {
    const change = {
      version: input.version,
      ...(input.title == null ? {} : { title: input.title }),
      ...(input.content == null ? {} : { content: input.content }),
    };
    return answer(this.service.update(actor, idArgument(input.id, 'id'), change));
  }

  @Mutation(() => Boolean, { name: 'deleteResume', description: 'Deletes a résumé and its versions; documents written from it stay.' })
  async remove(@Args('id', { type: () => ID }) id: string, @CurrentActor() actor: Actor): Promise<true> {
    await this.service.remove(actor.userId, idArgument(id, 'id'));
    return true;
  }

  @NeedsRoom()
  @Mutation(() => Resume, { name: 'restoreVersion', description: 'Makes an old version the newest. What stood is kept as a version.' })
  async restore(
    @Args('id', { type: () => ID }) id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('currentVersion', { type: () => Int, nullable: true, description: 'The version you read; STALE_VERSION when it has changed.' })
    currentVersion: number | null | undefined,
    @CurrentActor() actor: Actor,
  ): Promise<Resume> {
    return toResume(await this.service.restore(actor, idArgument(id, 'id'), version, currentVersion ?? undefined));
  }
}

async function answer(writing: Promise<Written<Stored>>): Promise<Resume | InvalidResume | QuotaExceeded> {
  try {
    const written = await writing;
    return written.ok ? toResume(written.value) : toInvalidResume(written.issues);
  } catch (error) {
    if (error instanceof QuotaExceededError) return quotaExceeded(error.excess);
    throw error;
  }
}
