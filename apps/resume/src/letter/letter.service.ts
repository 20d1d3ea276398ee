import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { createHash } from 'node:crypto';
import { newId, notFound, VitaeError, type LetterId, type ResumeId, type UserId } from '#common';
import { withTransaction, type Pool } from '#database';
import { refuseValue } from '#strict-json';
import { OperationRepository } from '../operation/operation.repository.js';
import { ProvenanceRepository } from '../provenance/provenance.repository.js';
import type { Statement } from '../provenance/provenance.js';
import { UsageService } from '../usage/usage.service.js';
import { isInt4 } from '../resume/int4.js';
import { LETTER_VERSION, type CoverLetter } from './letter.js';
import { LetterRepository } from './letter.repository.js';

export interface NewLetter {
  readonly operationId: string;
  readonly resumeId: ResumeId;
  readonly resumeVersion: number;
  readonly body: string;
  readonly postingTitle: string | undefined;
  readonly company: string | undefined;
  readonly statements: readonly Statement[];
}

@Injectable()
export class LetterService {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly letters: LetterRepository,
    private readonly provenance: ProvenanceRepository,
    private readonly operations: OperationRepository,
    private readonly usage: UsageService,
  ) {}

  /** Stores a letter once per operation; answers the first one's id when repeated. Throws BAD_USER_INPUT for a text that is none, QUOTA_EXCEEDED. */
  async save(ownerId: UserId, letter: NewLetter): Promise<{ id: LetterId; created: boolean }> {
    const { operationId, statements, ...rest } = letter;
    if (letter.body.trim() === '' || refuseValue({ body: letter.body, title: letter.postingTitle ?? '', company: letter.company ?? '' })) {
      throw new VitaeError('BAD_USER_INPUT', 'The letter has no text that can be stored');
    }
    if (!isInt4(letter.resumeVersion)) throw new VitaeError('BAD_USER_INPUT', 'The master has no such version');
    const requestHash = createHash('sha256').update(`${letter.resumeId} ${letter.resumeVersion}`).digest();
    return withTransaction(
      this.pool,
      async (tx) => {
        const operation = { ownerId, kind: 'SAVE_COVER_LETTER', operationId, requestHash } as const;
        const claimed = await this.operations.claim(tx, operation, newId<LetterId>());
        const id = claimed.documentId as LetterId;
        if (claimed.first) {
          await this.letters.add(tx, { id, ownerId, ...rest });
          await this.provenance.add(tx, ownerId, { documentId: id, version: LETTER_VERSION }, statements);
          await this.usage.change(tx, { userId: ownerId }, { letters: 1, 'resume.bytes': Buffer.byteLength(letter.body) });
        }
        return { id, created: claimed.first };
      },
      { owner: ownerId },
    );
  }

  async get(ownerId: UserId, id: LetterId): Promise<CoverLetter> {
    const letter = await this.letters.find(ownerId, id);
    if (!letter) throw notFound();
    return letter;
  }
}
