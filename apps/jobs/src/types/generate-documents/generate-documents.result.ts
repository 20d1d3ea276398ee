import { createUnionType, Field, Int, ObjectType } from '@nestjs/graphql';
import { DateTime, InvalidInput, NotFound } from '#graphql';
import { Job } from '../../api/job.model.js';
import { typeOfResult } from '../../api/job.result.js';

@ObjectType({ description: 'A limit of yours, or of everybody, is used up.' })
export class QuotaExceeded {
  @Field(() => String)
  scope!: string;

  @Field(() => Int)
  limit!: number;

  @Field(() => DateTime, { nullable: true })
  resetsAt!: Date | null;
}

export const GenerateDocumentsResult = createUnionType({
  name: 'GenerateDocumentsResult',
  types: () => [Job, QuotaExceeded, InvalidInput, NotFound] as const,
  resolveType: (value: object) => (value instanceof QuotaExceeded ? QuotaExceeded : typeOfResult(value)),
});
