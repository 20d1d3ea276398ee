import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, InvalidInput, NotFound } from '#graphql';
import { Job } from './job.model.js';

@ObjectType({ description: 'A limit of yours, or of everybody, is used up.' })
export class QuotaExceeded {
  @Field(() => String)
  scope!: string;

  @Field(() => Int)
  limit!: number;

  @Field(() => DateTime, { nullable: true })
  resetsAt!: Date | null;
}

type Member = typeof Job | typeof InvalidInput | typeof NotFound | typeof QuotaExceeded;

const resolveType = (value: object): Member => [InvalidInput, NotFound, QuotaExceeded].find((type) => value instanceof type) ?? Job;

export const GenerateDocumentsResult = createUnionType({
  name: 'GenerateDocumentsResult',
  types: () => [Job, QuotaExceeded, InvalidInput, NotFound] as const,
  resolveType,
});

export const ImportResumesResult = createUnionType({
  name: 'ImportResumesResult',
  types: () => [Job, InvalidInput, NotFound] as const,
  resolveType,
});

export const ExecuteJobResult = createUnionType({
  name: 'ExecuteJobResult',
  types: () => [Job, InvalidInput] as const,
  resolveType,
});
