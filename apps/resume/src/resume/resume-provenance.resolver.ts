import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphqlContext } from '#graphql';
import { ProvenanceOfOperation } from '../provenance/provenance.loader.js';
import { Provenance } from '../provenance/provenance.model.js';
import { Resume } from './resume.model.js';

@Resolver(() => Resume)
export class ResumeProvenanceResolver {
  constructor(private readonly provenance: ProvenanceOfOperation) {}

  @ResolveField('provenance', () => [Provenance], { description: 'Empty unless this version was generated.' })
  ofResume(@Parent() resume: Resume, @Context() context: GraphqlContext): Promise<Provenance[]> {
    return this.provenance.of(context, { documentId: resume.id, version: resume.version });
  }
}
