import { createUnionType } from '@nestjs/graphql';
import { InvalidInput, NotFound, QuotaExceeded } from '#graphql';
import { Job } from '../../api/job.model.js';
import { typeOfResult } from '../../api/job.result.js';

export const GenerateDocumentsResult = createUnionType({
  name: 'GenerateDocumentsResult',
  types: () => [Job, QuotaExceeded, InvalidInput, NotFound] as const,
  resolveType: typeOfResult,
});
