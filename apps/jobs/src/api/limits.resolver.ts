import { Inject } from '@nestjs/common';
import { Field, Float, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import type { Pool } from '#database';
import { DateTime } from '#graphql';
import { POOL } from '#service';
import { ResumeClient } from '../clients/resume.client.js';
import { Kept } from '../kept/kept.js';

@ObjectType({ description: 'What you may keep, and what you do.' })
export class Limit {
  @Field(() => String, { description: 'jobs, openItems, uploads, jobs.bytes …' })
  scope!: string;

  @Field(() => Float, { description: 'The most you may have. A whole number, beyond 32 bits where it is bytes.' })
  limit!: number;

  @Field(() => Float)
  used!: number;

  @Field(() => DateTime, { nullable: true, description: 'When some of it frees by itself; null where deleting frees it.' })
  resetsAt!: Date | null;
}

@Resolver()
@SignedIn()
export class LimitsResolver {
  constructor(
    @Inject(Kept) private readonly kept: Kept,
    @Inject(ResumeClient) private readonly resumes: ResumeClient,
    @Inject(POOL) private readonly pool: Pool,
  ) {}

  @Query(() => [Limit], {
    name: 'viewerLimits',
    nullable: true,
    description: 'Of jobs, uploads, résumés and letters, and of the bytes they take.',
  })
  async viewerLimits(@CurrentActor() { userId, role }: Actor): Promise<Limit[]> {
    const [here, there] = await Promise.all([this.kept.standing(this.pool, { ownerId: userId, role }), this.resumes.limits(userId, role)]);
    return [...here, ...there].map((limit) => Object.assign(new Limit(), limit, { resetsAt: null }));
  }
}
