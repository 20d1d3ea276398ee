import { Inject, Injectable } from '@nestjs/common';
import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import { VitaeError, type UserId } from '#common';
import type { GraphqlContext } from '#graphql';
import { LETTER_VERSION } from '../letter/letter.js';
import type { DocumentVersion, Statement } from '../provenance/provenance.js';
import { ProvenanceRepository } from '../provenance/provenance.repository.js';
import { CoverLetter } from './cover-letter.model.js';
import { Provenance } from './provenance.model.js';
import { toProvenance } from './resume.mapper.js';
import { Resume } from './resume.model.js';

type Documents = DataLoader<DocumentVersion, readonly Statement[], string>;

/** Provenance of whatever documents one operation asks for, in one statement for each level of it. */
@Injectable()
export class ProvenanceOfOperation {
  private readonly loaders = new WeakMap<GraphqlContext, Documents>();

  constructor(@Inject(ProvenanceRepository) private readonly provenance: ProvenanceRepository) {}

  async of(context: GraphqlContext, document: DocumentVersion): Promise<Provenance[]> {
    let loader = this.loaders.get(context);
    if (!loader) {
      const ownerId = ownerOf(context);
      // A version never changes, so what one field has read another may have.
      loader = new DataLoader((keys) => this.provenance.ofMany(ownerId, keys), { cacheKeyFn: (d) => `${d.documentId} ${d.version}` });
      this.loaders.set(context, loader);
    }
    return (await loader.load(document)).map(toProvenance);
  }
}

function ownerOf(context: GraphqlContext): UserId {
  const { actor } = context.access;
  if (!actor) throw new VitaeError('UNAUTHENTICATED', 'Sign in first');
  return actor.userId;
}

@Resolver(() => Resume)
export class ResumeProvenanceResolver {
  constructor(@Inject(ProvenanceOfOperation) private readonly provenance: ProvenanceOfOperation) {}

  @ResolveField('provenance', () => [Provenance], { description: 'Empty unless this version was generated.' })
  ofResume(@Parent() resume: Resume, @Context() context: GraphqlContext): Promise<Provenance[]> {
    return this.provenance.of(context, { documentId: resume.id, version: resume.version });
  }
}

@Resolver(() => CoverLetter)
export class LetterProvenanceResolver {
  constructor(@Inject(ProvenanceOfOperation) private readonly provenance: ProvenanceOfOperation) {}

  @ResolveField('provenance', () => [Provenance])
  ofLetter(@Parent() letter: CoverLetter, @Context() context: GraphqlContext): Promise<Provenance[]> {
    return this.provenance.of(context, { documentId: letter.id, version: LETTER_VERSION });
  }
}
