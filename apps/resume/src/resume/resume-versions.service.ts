import { Inject, Injectable } from '@nestjs/common';
import type { ResumeId, UserId } from '#common';
import type { Tx } from '#database';
import { CONFIG } from '#service';
import type { Config } from '../config.js';
import { ContentRepository } from '../content/content.repository.js';
import { ProvenanceRepository } from '../provenance/provenance.repository.js';
import { ResumeRepository } from './resume.repository.js';

/** Versions of résumés: what stands becomes an old one when the next is written, and only the newest are kept. */
@Injectable()
export class ResumeVersions {
  constructor(
    private readonly resumes: ResumeRepository,
    private readonly provenance: ProvenanceRepository,
    private readonly contents: ContentRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'versionsKept'>,
  ) {}

  /**
   * Archives what stands at `from`, has `write` write the next version (it answers the bytes that stand then), and lets go of the versions
   * beyond those that are kept. Answers by how many bytes it all grew; undefined where nothing of this owner stands at `from`.
   */
  async next(tx: Tx, ownerId: UserId, id: ResumeId, from: number, write: () => Promise<number>): Promise<number | undefined> {
    const archived = await this.resumes.archive(tx, ownerId, id, from);
    if (!archived) return undefined;
    const bytes = await write();
    const freed = await this.forget(tx, ownerId, id, from - this.config.versionsKept);
    return archived.added + bytes - archived.standing - freed;
  }

  /** Deletes the versions up to `last` with what only they had; answers the bytes that frees. */
  async forget(tx: Tx, ownerId: UserId, id: ResumeId, last: number): Promise<number> {
    if (last < 1) return 0;
    const { hashes, own } = await this.resumes.removeVersions(tx, ownerId, id, last);
    await this.provenance.removeVersions(tx, ownerId, id, last);
    return own + (await this.contents.release(tx, ownerId, hashes));
  }
}
