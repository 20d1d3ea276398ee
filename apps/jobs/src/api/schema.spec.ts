import 'reflect-metadata';
import { expect, it } from 'vitest';
import { printSchemaOf } from '#graphql';
import * as jobResolvers from './job.resolver.js';
import * as limitsResolvers from './limits.resolver.js';
import * as submissionResolvers from './submission.resolver.js';
import * as uploadResolvers from './upload.resolver.js';
import * as sentRequestsResolvers from '../types/generate-documents/sent-requests.resolver.js';
import { MUTATIONS } from '../types/registry.js';

/** `vitest -u` writes it anew; what changed is then reviewed like code. */
it('the committed schema is the one these resolvers make', async () => {
  const modules = [jobResolvers, limitsResolvers, submissionResolvers, uploadResolvers, sentRequestsResolvers].flatMap((module) =>
    Object.values(module),
  );
  const printed = await printSchemaOf([...modules, ...MUTATIONS] as never);
  await expect(printed).toMatchFileSnapshot('../../schema.graphql');
});
