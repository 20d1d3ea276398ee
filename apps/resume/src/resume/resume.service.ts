import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { createHash } from 'node:crypto';
import { newId, notFound, type ResumeId, type UserId } from '#common';
import { withTransaction, type Pool } from '#database';
import { OperationRepository } from '../operation/operation.repository.js';
import { ProvenanceRepository } from '../provenance/provenance.repository.js';
import type { Statement } from '../provenance/provenance.js';
import { readContent, readTitle, readTyped, type Content, type Issue, type Reading } from './content.js';
import type { Resume, ResumeVersion } from './resume.js';
import { staleVersion } from './resume.errors.js';
import { ResumeRepository } from './resume.repository.js';

export type Written<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly Issue[] };

export interface Tailored {
  readonly operationId: string;
  readonly parent: { readonly id: ResumeId; readonly version: number };
  readonly title: string;
  readonly content: unknown;
  readonly statements: readonly Statement[];
}

const hashOf = (...parts: readonly unknown[]): Buffer => createHash('sha256').update(JSON.stringify(parts)).digest();

/** Writes of résumés: each is one transaction, and each repeated with the same id of the caller's answers the same. */
@Injectable()
export class ResumeService {
  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly resumes: ResumeRepository,
    private readonly provenance: ProvenanceRepository,
    private readonly operations: OperationRepository,
  ) {}

  /** Stores what a person typed in or pasted. Repeating the request id answers the first résumé; for other content IDEMPOTENCY_KEY_REUSED. */
  async create(
    ownerId: UserId,
    input: { clientRequestId: string; title: string; content: unknown; kind: 'MASTER' | 'TAILORED' },
  ): Promise<Written<Resume>> {
    const read = both(readTitle(input.title), readTyped(input.content));
    if (!read.ok) return read;
    const requestHash = hashOf(input.title, input.kind, input.content);
    const operation = { ownerId, kind: 'CREATE_RESUME', operationId: input.clientRequestId, requestHash } as const;
    const id = await withTransaction(
      this.pool,
      async (tx) => {
        const claimed = await this.operations.claim(tx, operation, newId<ResumeId>());
        const id = claimed.documentId as ResumeId;
        if (claimed.first) await this.resumes.add(tx, { id, ownerId, kind: input.kind, ...read.value });
        return id;
      },
      { owner: ownerId },
    );
    return { ok: true, value: await this.get(ownerId, id) };
  }

  /** Stores a generated résumé once per operation; answers the first one's id, also when the person has deleted it since. */
  async saveTailored(ownerId: UserId, input: Tailored): Promise<Written<{ id: ResumeId; created: boolean }>> {
    const read = both(readTitle(input.title), readContent(input.content));
    if (!read.ok) return read;
    const requestHash = hashOf(input.parent.id, input.parent.version);
    const operation = { ownerId, kind: 'SAVE_TAILORED_RESUME', operationId: input.operationId, requestHash } as const;
    const value = await withTransaction(
      this.pool,
      async (tx) => {
        const claimed = await this.operations.claim(tx, operation, newId<ResumeId>());
        const id = claimed.documentId as ResumeId;
        if (claimed.first) {
          await this.resumes.add(tx, { id, ownerId, kind: 'TAILORED', parent: input.parent, ...read.value });
          await this.provenance.add(tx, ownerId, { documentId: id, version: 1 }, input.statements);
        }
        return { id, created: claimed.first };
      },
      { owner: ownerId },
    );
    return { ok: true, value };
  }

  /**
   * The next version, provided that `version` is still the current one: STALE_VERSION otherwise, NOT_FOUND for no résumé of this owner.
   * What is not changed is not read again: a new title must not fail on a content that older rules let in.
   */
  async update(ownerId: UserId, id: ResumeId, change: { version: number; title?: string; content?: unknown }): Promise<Written<Resume>> {
    const standing = await this.get(ownerId, id);
    if (standing.version !== change.version) throw staleVersion();
    const title = change.title === undefined ? unchanged(standing.title) : readTitle(change.title);
    const read = both(title, change.content === undefined ? unchanged(standing) : readTyped(change.content));
    if (!read.ok) return read;
    await this.advance(ownerId, id, change.version, read.value);
    return { ok: true, value: await this.get(ownerId, id) };
  }

  /** Makes an old version the newest. What stood is kept as a version too, so restoring is undone by restoring. */
  async restore(ownerId: UserId, id: ResumeId, version: number, expected?: number): Promise<Resume> {
    const [standing, old] = await Promise.all([this.get(ownerId, id), this.resumes.findVersion(ownerId, id, version)]);
    if (!old) throw notFound();
    await this.advance(ownerId, id, expected ?? standing.version, old, version);
    return this.get(ownerId, id);
  }

  /** Deletes it with its versions. Letters and tailored résumés written from it stay: they are documents of their own. */
  async remove(ownerId: UserId, id: ResumeId): Promise<void> {
    await withTransaction(this.pool, async (tx) => {
      if (!(await this.resumes.remove(tx, ownerId, id))) throw notFound();
      await this.provenance.remove(tx, ownerId, id);
    });
  }

  /** Throws NOT_FOUND for a missing one and for somebody else's alike. */
  async get(ownerId: UserId, id: ResumeId): Promise<Resume> {
    const resume = await this.resumes.find(ownerId, id);
    if (!resume) throw notFound();
    return resume;
  }

  /** A version of a résumé, the current one where `version` is 0. */
  async getVersion(ownerId: UserId, id: ResumeId, version: number): Promise<{ resume: Resume; at: ResumeVersion }> {
    const resume = await this.get(ownerId, id);
    if (version === 0 || version === resume.version) {
      const { title, content, findings, updatedAt } = resume;
      return { resume, at: { resumeId: id, version: resume.version, title, content, findings, createdAt: updatedAt } };
    }
    const at = await this.resumes.findVersion(ownerId, id, version);
    if (!at) throw notFound();
    return { resume, at };
  }

  private async advance(
    ownerId: UserId,
    id: ResumeId,
    from: number,
    next: Pick<Resume, 'title' | 'content' | 'findings'>,
    restored?: number,
  ): Promise<void> {
    await withTransaction(
      this.pool,
      async (tx) => {
        if (!(await this.resumes.archive(tx, ownerId, id, from))) throw staleVersion();
        await this.resumes.replace(tx, ownerId, id, next);
        if (restored !== undefined) await this.provenance.repeat(tx, ownerId, { documentId: id, version: restored }, from + 1);
      },
      { owner: ownerId },
    );
  }
}

const unchanged = <T>(value: T): Reading<T> => ({ ok: true, value });

/** Both readings, or what is wrong with either. */
function both(title: Reading<string>, content: Reading<Content>): Written<Content & { readonly title: string }> {
  if (title.ok && content.ok)
    return { ok: true, value: { title: title.value, content: content.value.content, findings: content.value.findings } };
  return { ok: false, issues: [...(title.ok ? [] : title.issues), ...(content.ok ? [] : content.issues)] };
}
