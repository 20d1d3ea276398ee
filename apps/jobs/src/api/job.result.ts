import { createUnionType } from '@nestjs/graphql';
import { InvalidInput, NotFound, QuotaExceeded } from '#graphql';
import { Job } from './job.model.js';

/** Which member of a union an answer to "please do this" is. */
export const typeOfResult = (value: object): typeof Job | typeof QuotaExceeded | typeof InvalidInput | typeof NotFound =>
  [QuotaExceeded, InvalidInput, NotFound].find((type) => value instanceof type) ?? Job;

export const ExecuteJobResult = createUnionType({
  name: 'ExecuteJobResult',
  types: () => [Job, QuotaExceeded, InvalidInput] as const,
  resolveType: typeOfResult,
});
