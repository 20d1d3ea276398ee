import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTime, JsonScalar } from '#graphql';

export enum JobStatusModel {
  QUEUED = 'QUEUED',
  RUNNING = 'RUNNING',
  PAUSED = 'PAUSED',
  CANCELLING = 'CANCELLING',
  SUCCEEDED = 'SUCCEEDED',
  PARTIALLY_SUCCEEDED = 'PARTIALLY_SUCCEEDED',
  FAILED = 'FAILED',
  CANCELLED = 'CANCELLED',
  EXPIRED = 'EXPIRED',
}
registerEnumType(JobStatusModel, { name: 'JobStatus' });

export enum JobItemStatusModel {
  READY = 'READY',
  RUNNING = 'RUNNING',
  SUCCEEDED = 'SUCCEEDED',
  DEAD = 'DEAD',
  CANCELLED = 'CANCELLED',
}
registerEnumType(JobItemStatusModel, { name: 'JobItemStatus' });

@ObjectType({ description: 'Counts of items: total = ready + running + succeeded + dead + cancelled.' })
export class JobProgress {
  @Field(() => Int)
  total!: number;

  @Field(() => Int)
  ready!: number;

  @Field(() => Int)
  running!: number;

  @Field(() => Int)
  succeeded!: number;

  @Field(() => Int)
  dead!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => Int, { nullable: true, description: 'For an import: records whose chunk succeeded.' })
  records!: number | null;
}

@ObjectType()
export class JobError {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType({ description: 'A unit of work you asked for. Never a job posting.' })
export class Job {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  type!: string;

  @Field(() => JobStatusModel)
  status!: JobStatusModel;

  @Field(() => Int, { description: 'Rises with every change; ignore what is below one you have seen.' })
  revision!: number;

  @Field(() => JobProgress)
  progress!: JobProgress;

  @Field(() => String, { nullable: true, description: 'Why its items wait at present, e.g. RATE_LIMITED.' })
  waitingReason!: string | null;

  @Field(() => DateTime, { nullable: true, description: 'When waiting items go on by themselves.' })
  resumesAt!: Date | null;

  @Field(() => JobError, { nullable: true })
  error!: JobError | null;

  @Field(() => DateTime)
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true })
  startedAt!: Date | null;

  @Field(() => DateTime, { nullable: true })
  finishedAt!: Date | null;
}

@ObjectType()
export class JobItemResult {
  @Field(() => String, { description: 'RESUME, COVER_LETTER, IMPORT_CHUNK, NUMBER …' })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Of what was made, where it has one.' })
  id!: string | null;

  @Field(() => JsonScalar, { nullable: true })
  detail!: unknown;
}

@ObjectType({ description: 'One document to generate, one chunk of an import: what is tried, retried and answered for by itself.' })
export class JobItem {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  index!: number;

  @Field(() => JobItemStatusModel)
  status!: JobItemStatusModel;

  @Field(() => Int, { description: 'Starts charged so far.' })
  attempt!: number;

  @Field(() => JobError, { nullable: true })
  error!: JobError | null;

  @Field(() => JobItemResult, { nullable: true })
  result!: JobItemResult | null;
}
