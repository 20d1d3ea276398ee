import { Args, Context, ID, Int, Query, Resolver } from '@nestjs/graphql';
import { notFound, type ResumeId } from '#common';
import { idArgument, type GraphqlContext } from '#graphql';
import { SignedIn } from '#access';
import type { JsonObject } from '#strict-json';
import { ContentOfOperation } from '../content/content.loader.js';
import { differences, type Difference } from './resume-diff.js';
import { DifferenceKind, ResumeDifference, TextPart, TextPartKind } from './resume-diff.model.js';
import { MAX_VERSION } from './resume.js';

const KINDS = { added: DifferenceKind.ADDED, removed: DifferenceKind.REMOVED, changed: DifferenceKind.CHANGED } as const;
const PART_KINDS = { same: TextPartKind.SAME, added: TextPartKind.ADDED, removed: TextPartKind.REMOVED } as const;

@Resolver()
@SignedIn()
export class ResumeDiffResolver {
  constructor(private readonly contents: ContentOfOperation) {}

  @Query(() => [ResumeDifference], {
    name: 'resumeDiff',
    nullable: true,
    description:
      'What the content of version `to` has otherwise than that of `from`, which may be the later one. At most 1,000 differences; where there are more, sections stand for what differs in them.',
  })
  async diff(
    @Args('id', { type: () => ID }) id: string,
    @Args('from', { type: () => Int }) from: number,
    @Args('to', { type: () => Int }) to: number,
    @Context() context: GraphqlContext,
  ): Promise<ResumeDifference[]> {
    const resumeId = idArgument<ResumeId>(id, 'id');
    if (![from, to].every((version) => version >= 1 && version <= MAX_VERSION)) throw notFound();
    const content = (version: number): Promise<JsonObject> => this.contents.content(context, { resumeId, version });
    const [before, after] = await Promise.all([content(from), content(to)]);
    return differences(before, after).map(toDifference);
  }
}

function toDifference(difference: Difference): ResumeDifference {
  const { op, pointer, words } = difference;
  return Object.assign(new ResumeDifference(), {
    kind: KINDS[op],
    pointer,
    before: op === 'added' ? null : difference.before,
    after: op === 'removed' ? null : difference.after,
    words: words?.map((part) => Object.assign(new TextPart(), { kind: PART_KINDS[part.op], text: part.text })) ?? null,
  });
}
