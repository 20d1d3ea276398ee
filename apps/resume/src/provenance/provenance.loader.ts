import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { VitaeError, type UserId } from '#common';
import type { GraphqlContext } from '#graphql';
import type { DocumentVersion, Statement } from './provenance.js';
import { toProvenance } from './provenance.mapper.js';
import type { Provenance } from './provenance.model.js';
import { ProvenanceRepository } from './provenance.repository.js';

type Documents = DataLoader<DocumentVersion, readonly Statement[], string>;

/** Provenance of whatever documents one operation asks for, in one statement for each level of it. */
@Injectable()
export class ProvenanceOfOperation {
  private readonly loaders = new WeakMap<GraphqlContext, Documents>();

  constructor(private readonly provenance: ProvenanceRepository) {}

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
