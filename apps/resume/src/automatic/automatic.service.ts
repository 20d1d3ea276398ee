import { Inject, Injectable } from '@nestjs/common';
import { identifySkill, rebuild, wordedLanguage, type OwnSkill, type Rebuilt } from '#achievements';
import { Limiter, type UserId } from '#common';
import { withTransaction, type Pool, type Tx } from '#database';
import { diff, type Change } from '#json-resume';
import { POOL } from '#service';
import { isJsonObject, type JsonObject } from '#strict-json';
import { AchievementRepository } from '../achievement/achievement.repository.js';
import { ProvenanceRepository } from '../provenance/provenance.repository.js';
import type { Statement } from '../provenance/provenance.js';
import { ResumeRepository } from '../resume/resume.repository.js';
import { ResumeVersions } from '../resume/resume-versions.service.js';
import { SkillRepository } from '../skill/skill.repository.js';
import type { Skill } from '../skill/skill.js';
import type { Amounts, Keeper } from '../usage/limits.js';
import { UsageService } from '../usage/usage.service.js';
import { AutomaticRepository, type Standing } from './automatic.repository.js';
import { MAX_AUTOMATIC_BYTES, MAX_POINTERS, type Followed } from './automatic.js';
import { tooLarge } from './automatic.errors.js';

/** What a change of achievements or skills asks of the rebuild that follows it. */
export interface Cause {
  /** What it keeps more, or fewer, beside the résumé. */
  readonly amounts: Amounts;
  /** The person's own skills from here on, by key; left out: as they stand. */
  readonly own?: OwnSkills;
}

/** By key; those that are not typed have a level only. */
export type OwnSkills = ReadonlyMap<string, OwnSkill & { readonly typed: boolean }>;

/**
 * One change of a person at a time in this process, before it takes a connection: the row's lock alone would have twenty of them hold all
 * connections while one works, and those that wait longer than a lock is waited for would be refused. Others of theirs wait 8 s, so that the
 * answer comes before a client's patience of ten ends.
 */
const TURNS = { concurrency: 100, perKey: 1, queue: 1_000, queuePerKey: 50, waitMs: 8_000, retryAfterMs: 1_000 } as const;

/**
 * Changes of achievements and skills, each with the automatic résumé that follows from it in one transaction: nobody ever reads one without
 * the other.
 */
@Injectable()
export class AutomaticService {
  private readonly turns = new Limiter(TURNS);

  constructor(
    @Inject(POOL) private readonly pool: Pool,
    private readonly automatic: AutomaticRepository,
    private readonly achievements: AchievementRepository,
    private readonly skills: SkillRepository,
    private readonly resumes: ResumeRepository,
    private readonly versions: ResumeVersions,
    private readonly provenance: ProvenanceRepository,
    private readonly usage: UsageService,
  ) {}

  /**
   * Runs `write` while nobody else changes anything of this person's, then rebuilds; where `write` changed nothing, neither does that. Throws what `write` throws, QUOTA_EXCEEDED, OVERLOADED, and
   * RefusedError where the résumé would be too large and larger than it is; all is as before then.
   */
  change<T extends Cause>(keeper: Keeper, write: (tx: Tx) => Promise<T>): Promise<{ cause: T; followed: Followed }> {
    return this.turns.run(() => this.changed(keeper, write), { key: keeper.userId });
  }

  private changed<T extends Cause>(keeper: Keeper, write: (tx: Tx) => Promise<T>): Promise<{ cause: T; followed: Followed }> {
    return withTransaction(
      this.pool,
      async (tx) => {
        const standing = await this.automatic.lock(tx, keeper.userId);
        const cause = await write(tx);
        const { followed, grown } = await this.follow(tx, keeper.userId, standing, cause);
        const bytes = (cause.amounts['resume.bytes'] ?? 0) + grown;
        await this.usage.change(tx, keeper, { ...cause.amounts, resumes: standing.fresh ? 1 : 0, 'resume.bytes': bytes });
        return { cause, followed };
      },
      { owner: keeper.userId },
    );
  }

  /** The person's own skills as they stand, by key. */
  async ownSkills(tx: Tx, ownerId: UserId): Promise<OwnSkills> {
    const skills = await this.skills.own(tx, ownerId);
    return new Map(
      skills.map(({ name, level, levelBy, typed }) => [
        identifySkill(name).key,
        { name, typed, ...(levelBy === 'PERSON' ? { level } : {}) },
      ]),
    );
  }

  private async follow(tx: Tx, ownerId: UserId, standing: Standing, cause: Cause): Promise<{ followed: Followed; grown: number }> {
    const achievements = await this.achievements.all(tx, ownerId);
    const own = cause.own ?? (await this.ownSkills(tx, ownerId));
    const kept = keptOf(standing);
    const language = wordedLanguage(isJsonObject(kept['meta']) ? kept['meta']['language'] : undefined);
    const rebuilt = rebuild({ achievements, ownSkills: [...own.values()], kept, language }, identifySkill);
    await this.skills.write(
      tx,
      ownerId,
      rebuilt.skills.map((skill): Skill => ({ ...skill, typed: own.get(skill.key)?.typed ?? false })),
    );
    const changes = diff(standing.content, rebuilt.content);
    const grown = await this.write(tx, ownerId, standing, rebuilt, changes.length > 0);
    await this.automatic.note(tx, ownerId, { resumeId: standing.id, ...madeOf(kept, rebuilt.content), statistics: rebuilt.statistics });
    return { followed: { resumeId: standing.id, ...pointersOf(changes) }, grown };
  }

  /** The next version where something changed; answers by how many bytes it grew. */
  private async write(tx: Tx, ownerId: UserId, standing: Standing, { content, provenance }: Rebuilt, changed: boolean): Promise<number> {
    const statements = provenance.map(toStatement);
    const { id, version } = standing;
    if (changed) refuseTooLarge(standing.content, content);
    if (standing.fresh) {
      await this.provenance.add(tx, ownerId, { documentId: id, version }, statements);
      return this.automatic.fill(tx, ownerId, id, content);
    }
    if (!changed) {
      await this.provenance.replace(tx, ownerId, { documentId: id, version }, statements);
      return 0;
    }
    const grown = await this.versions.next(tx, ownerId, id, version, () =>
      this.resumes.replace(tx, ownerId, id, { cause: 'REBUILD', content }),
    );
    if (grown === undefined) throw new Error('An automatic résumé that is locked has moved');
    await this.provenance.add(tx, ownerId, { documentId: id, version: version + 1 }, statements);
    return grown;
  }
}

/** What stands by the person's hand: headline and summary do not where they are still those that were made. */
function keptOf({ content, label, summary }: Standing): JsonObject {
  const basics = content['basics'];
  if (!isJsonObject(basics)) return content;
  const made = { label, summary };
  const own = Object.fromEntries(
    Object.entries(basics).filter(([key, value]) => !((key === 'label' || key === 'summary') && value === made[key])),
  );
  return { ...content, basics: own };
}

/** The headline and summary that were made, which the person did not write. */
function madeOf(kept: JsonObject, content: JsonObject): { label: string | undefined; summary: string | undefined } {
  const typed = isJsonObject(kept['basics']) ? kept['basics'] : {};
  const now = isJsonObject(content['basics']) ? content['basics'] : {};
  const made = (key: 'label' | 'summary'): string | undefined => (typed[key] === undefined ? (now[key] as string | undefined) : undefined);
  return { label: made('label'), summary: made('summary') };
}

const toStatement = ({ pointer, sources }: Rebuilt['provenance'][number]): Statement => ({
  pointer,
  sources: sources.map((id) => `/achievements/${id}`),
  verdict: 'SUPPORTED',
});

const bytesOf = (content: JsonObject): number => Buffer.byteLength(JSON.stringify(content));

function refuseTooLarge(before: JsonObject, after: JsonObject): void {
  const bytes = bytesOf(after);
  if (bytes > MAX_AUTOMATIC_BYTES && bytes > bytesOf(before)) throw tooLarge();
}

function pointersOf(changes: readonly Change[]): Omit<Followed, 'resumeId'> {
  const of = (op: Change['op']): string[] =>
    changes
      .filter((change) => change.op === op)
      .slice(0, MAX_POINTERS)
      .map(({ pointer }) => pointer);
  return { added: of('added'), removed: of('removed'), changed: of('changed') };
}
