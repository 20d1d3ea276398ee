import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '#graphql';
import { AnswerBudget } from '../answer/answer-budget.loader.js';
import { LargeParts } from '../answer/large-parts.loader.js';
import type { DocumentVersion, Statement } from './provenance.js';
import { toProvenance } from './provenance.mapper.js';
import type { Provenance } from './provenance.model.js';
import { ProvenanceRepository } from './provenance.repository.js';

/** Provenance of whatever documents one operation asks for. A version never changes, so what one field has read another may have. */
@Injectable()
export class ProvenanceOfOperation {
  private readonly parts: LargeParts<DocumentVersion, readonly Statement[]>;

  constructor(budget: AnswerBudget, provenance: ProvenanceRepository) {
    this.parts = new LargeParts(budget, {
      key: (d) => `${d.documentId} ${d.version}`,
      weigh: (owner, documents) => provenance.weigh(owner, documents),
      read: (owner, documents) => provenance.ofMany(owner, documents),
    });
  }

  async of(context: GraphqlContext, document: DocumentVersion): Promise<Provenance[]> {
    return (await this.parts.of(context, document)).map(toProvenance);
  }
}
