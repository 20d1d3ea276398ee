import 'reflect-metadata';
import { expect, it } from 'vitest';
import { printSchemaOf } from '#graphql';
import { CoverLetterResolver } from './cover-letter.resolver.js';
import { LetterProvenanceResolver, ResumeProvenanceResolver } from './provenance.resolver.js';
import { ResumeResolver } from './resume.resolver.js';

/** `vitest -u` writes it anew; what changed is then reviewed like code. */
it('the committed schema is the one these resolvers make', async () => {
  const printed = await printSchemaOf([ResumeResolver, CoverLetterResolver, ResumeProvenanceResolver, LetterProvenanceResolver]);
  await expect(printed).toMatchFileSnapshot('../../schema.graphql');
});
