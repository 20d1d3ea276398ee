import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, POOL } from '#service';
import { freeQuota, takeQuota, usageOf } from '#quota';
import type { Pool, Tx } from '#database';
import type { Config } from '../config.js';
import { Limits, SCOPES, type Amounts, type Keeper, type Scope } from './limits.js';

export interface Standing {
  readonly scope: Scope;
  readonly limit: number;
  readonly used: number;
}

/** What persons keep, and how much of it they may. */
@Injectable()
export class UsageService {
  private readonly limits: Limits;

  constructor(
    @Inject(POOL) private readonly pool: Pool,
    @Inject(CONFIG) config: Config,
  ) {
    const { quotaAchievements, quotaLetters, quotaBytes, quotaResumes, quotaTiers } = config;
    this.limits = new Limits(
      { achievements: quotaAchievements, letters: quotaLetters, 'resume.bytes': quotaBytes, resumes: quotaResumes },
      quotaTiers,
    );
  }

  /**
   * Takes what grows and frees what shrinks. Throws QuotaExceededError. The last statement of a transaction, always: it holds the person's
   * rows until the commit, so two of their imports would wait for each other's COPY, and in another order for each other.
   */
  async change(tx: Tx, keeper: Keeper, amounts: Amounts): Promise<void> {
    const limits = this.limits.of(keeper.role);
    const all = SCOPES.map((scope) => ({ scope, amount: amounts[scope] ?? 0, limit: limits[scope] }));
    await takeQuota(tx, keeper.userId, all);
    await freeQuota(
      tx,
      keeper.userId,
      all.map(({ scope, amount }) => ({ scope, amount: -amount })),
    );
  }

  async of(keeper: Keeper): Promise<Standing[]> {
    const limits = this.limits.of(keeper.role);
    const used = await usageOf(this.pool, keeper.userId);
    return SCOPES.map((scope) => ({ scope, limit: limits[scope], used: used.get(scope) ?? 0 }));
  }
}
