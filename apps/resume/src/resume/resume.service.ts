import { Inject, Injectable } from '@nestjs/common';
import { POOL } from '#service';
import { createHash } from 'node:crypto';
import { newId, notFound, VitaeError, type ResumeId, type UserId } from '#common';
import { withTransaction, type Pool, type Tx } from '#database';
import { ContentRepository } from '../content/content.repository.js';
import { OperationRepository } from '../operation/operation.repository.js';
import { ProvenanceRepository } from '../provenance/provenance.repository.js';
import type { Statement } from '../provenance/provenance.js';
import type { Keeper } from '../usage/limits.js';
import { UsageService } from '../usage/usage.service.js';
import { readContent, readTitle, readTyped, type Content, type Issue, type Reading } from './content.js';
import type { Resume, ResumeVersion } from './resume.js';
import { isInt4 } from './int4.js';
import { ownedChanges } from './owned-sections.js';
import { automaticOnly, staleVersion } from './resume.errors.js';
import { ResumeRepository, type Change } from './resume.repository.js';
import { ResumeVersions } from './resume-versions.service.js';

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
    private readonly versions: ResumeVersions,
    private readonly contents: ContentRepository,
    private readonly usage: UsageService,
  ) {}

  /** Stores what a person typed in or pasted. Repeating the request id answers the first résumé; for other content IDEMPOTENCY_KEY_REUSED, QUOTA_EXCEEDED. */
  async create(
    keeper: Keeper,
    input: { clientRequestId: string; title: string; content: unknown; kind: 'MASTER' | 'TAILORED' },
  ): Promise<Written<Resume>> {
    const read = both(readTitle(input.title), readTyped(input.content));
    if (!read.ok) return read;
    const ownerId = keeper.userId;
    const requestHash = hashOf(input.title, input.kind, input.content);
    const operation = { ownerId, kind: 'CREATE_RESUME', operationId: input.clientRequestId, requestHash } as const;
    const id = await withTransaction(
      this.pool,
      async (tx) => {
        const claimed = await this.operations.claim(tx, operation, newId<ResumeId>());
        const id = claimed.documentId as ResumeId;
        if (claimed.first) {
          const bytes = await this.resumes.add(tx, { id, ownerId, kind: input.kind, ...read.value });
          await this.usage.change(tx, keeper, { resumes: 1, 'resume.bytes': bytes });
        }
        return id;
      },
      { owner: ownerId },
    );
    return { ok: true, value: await this.get(ownerId, id) };
  }

  /** Stores a generated résumé once per operation; answers the first one's id, also when the person has deleted it since. Throws QUOTA_EXCEEDED. */
  async saveTailored(ownerId: UserId, input: Tailored): Promise<Written<{ id: ResumeId; created: boolean }>> {
    const read = both(readTitle(input.title), readContent(input.content));
    if (!read.ok) return read;
    if (!isInt4(input.parent.version)) throw new VitaeError('BAD_USER_INPUT', 'The master has no such version');
    const requestHash = hashOf(input.parent.id, input.parent.version);
    const operation = { ownerId, kind: 'SAVE_TAILORED_RESUME', operationId: input.operationId, requestHash } as const;
    const value = await withTransaction(
      this.pool,
      async (tx) => {
        const claimed = await this.operations.claim(tx, operation, newId<ResumeId>());
        const id = claimed.documentId as ResumeId;
        if (claimed.first) {
          const bytes = await this.resumes.add(tx, { id, ownerId, kind: 'TAILORED', parent: input.parent, ...read.value });
          await this.provenance.add(tx, ownerId, { documentId: id, version: 1 }, input.statements);
          await this.usage.change(tx, { userId: ownerId }, { resumes: 1, 'resume.bytes': bytes });
        }
        return { id, created: claimed.first };
      },
      { owner: ownerId },
    );
    return { ok: true, value };
  }

  /**
   * The next version, provided that `version` is still the current one: STALE_VERSION otherwise, NOT_FOUND for no résumé of this owner,
   * QUOTA_EXCEEDED. What is not changed is not read again: a new title must not fail on a content that older rules let in. Sections of the
   * automatic résumé that are made of achievements stay as they are: OWNED_BY_ACHIEVEMENTS.
   */
  async update(keeper: Keeper, id: ResumeId, change: { version: number; title?: string; content?: unknown }): Promise<Written<Resume>> {
    const standing = await this.get(keeper.userId, id);
    if (standing.version !== change.version) throw staleVersion();
    const title: Reading<Pick<Change, 'title'>> = change.title === undefined ? NOTHING : named(readTitle(change.title));
    const content: Reading<Partial<Content>> = change.content === undefined ? NOTHING : readTyped(change.content);
    if (!title.ok || !content.ok) return { ok: false, issues: [...issuesOf(title), ...issuesOf(content)] };
    if (standing.kind === 'AUTOMATIC' && content.value.content) {
      const [before] = await this.contents.contents(keeper.userId, [{ resumeId: id, version: change.version }]);
      const owned = ownedChanges(before ?? {}, content.value.content);
      if (owned.length > 0) return { ok: false, issues: owned };
    }
    await this.advance(keeper, id, change.version, async (tx) => {
      const bytes = await this.resumes.replace(tx, keeper.userId, id, { cause: 'TYPED', ...title.value, ...content.value });
      // Its sections stand as they stood, so what is said of them holds for this version too.
      if (standing.kind === 'AUTOMATIC')
        await this.provenance.repeat(tx, keeper.userId, { documentId: id, version: change.version }, change.version + 1);
      return bytes;
    });
    return { ok: true, value: await this.get(keeper.userId, id) };
  }

  /** Makes an old version the newest. What stood is kept as a version too, so restoring is undone by restoring. BAD_USER_INPUT for the automatic one. */
  async restore(keeper: Keeper, id: ResumeId, version: number, expected?: number): Promise<Resume> {
    const ownerId = keeper.userId;
    const [standing, old] = await Promise.all([this.get(ownerId, id), this.resumes.findVersion(ownerId, id, version)]);
    if (!old) throw notFound();
    if (standing.kind === 'AUTOMATIC') throw automaticOnly();
    const from = expected ?? standing.version;
    await this.advance(keeper, id, from, async (tx) => {
      const bytes = await this.resumes.restore(tx, ownerId, id, version);
      if (bytes === undefined) throw notFound();
      await this.provenance.repeat(tx, ownerId, { documentId: id, version }, from + 1);
      return bytes;
    });
    return this.get(ownerId, id);
  }

  /** Deletes it with its versions. Letters and tailored résumés written from it stay: they are documents of their own. */
  async remove(ownerId: UserId, id: ResumeId): Promise<void> {
    await withTransaction(this.pool, async (tx) => {
      const version = await this.resumes.lock(tx, ownerId, id);
      if (version === undefined) throw notFound();
      const freed = (await this.versions.forget(tx, ownerId, id, version)) + (await this.resumes.remove(tx, ownerId, id));
      await this.provenance.remove(tx, ownerId, id);
      await this.usage.change(tx, { userId: ownerId }, { resumes: -1, 'resume.bytes': -freed });
    });
  }

  /** Throws NOT_FOUND for a missing one and for somebody else's alike. */
  async get(ownerId: UserId, id: ResumeId): Promise<Resume> {
    const resume = await this.resumes.find(ownerId, id);
    if (!resume) throw notFound();
    return resume;
  }

  /** A version of a résumé, the current one where `version` is 0, without its content. */
  async getVersion(ownerId: UserId, id: ResumeId, version: number): Promise<{ resume: Resume; at: Omit<ResumeVersion, 'cause'> }> {
    const resume = await this.get(ownerId, id);
    if (version === 0 || version === resume.version) {
      return { resume, at: { resumeId: id, version: resume.version, title: resume.title, createdAt: resume.updatedAt } };
    }
    const at = await this.resumes.findVersion(ownerId, id, version);
    if (!at) throw notFound();
    return { resume, at };
  }

  /** The next version over `from`, in a transaction of its own. */
  private async advance(keeper: Keeper, id: ResumeId, from: number, write: (tx: Tx) => Promise<number>): Promise<void> {
    const ownerId = keeper.userId;
    await withTransaction(
      this.pool,
      async (tx) => {
        const grown = await this.versions.next(tx, ownerId, id, from, () => write(tx));
        if (grown === undefined) throw staleVersion();
        await this.usage.change(tx, keeper, { 'resume.bytes': grown });
      },
      { owner: ownerId },
    );
  }
}

const NOTHING = { ok: true, value: {} } as const;

const named = (title: Reading<string>): Reading<{ readonly title: string }> =>
  title.ok ? { ok: true, value: { title: title.value } } : title;

const issuesOf = (reading: Reading<unknown>): readonly Issue[] => (reading.ok ? [] : reading.issues);

/** Both readings, or what is wrong with either. */
function both(title: Reading<string>, content: Reading<Content>): Written<Content & { readonly title: string }> {
  if (title.ok && content.ok)
    return { ok: true, value: { title: title.value, content: content.value.content, findings: content.value.findings } };
  return { ok: false, issues: [...issuesOf(title), ...issuesOf(content)] };
}
