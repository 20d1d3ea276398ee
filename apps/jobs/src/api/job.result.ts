import { createUnionType } from '@nestjs/graphql';
import { InvalidInput, NotFound } from '#graphql';
import { Job } from './job.model.js';

/** Which member of a union an answer to "please do this" is. */
export const typeOfResult = (value: object): typeof Job | typeof InvalidInput | typeof NotFound =>
  [InvalidInput, NotFound].find((type) => value instanceof type) ?? Job;

export const ExecuteJobResult = createUnionType({
  name: 'ExecuteJobResult',
  types: () => [Job, InvalidInput] as const,
  resolveType: typeOfResult,
});
