import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { VitaeError } from '#common';

/** Places where a fault can be asked for. Each stands right after the effect it names. */
export const FAILPOINTS = ['submit.committed', 'dispatch.stamped', 'claim.committed', 'acknowledge.committed', 'upload.staged'] as const;

export type Failpoint = (typeof FAILPOINTS)[number];

interface Rule {
  readonly action: 'kill' | 'throw' | 'delay';
  /** For `delay`: milliseconds. */
  readonly ms: number;
  /** Chance of each hit, 0..1. */
  readonly chance: number;
  /** Not 0: every so many-th hit instead, so that a test knows how many there were. */
  readonly every: number;
}

/**
 * Faults asked for by `VITAE_FAILPOINTS`, for tests that kill processes at the worst moment; without the variable every hit is free.
 * A comma-separated list of `place=action[:ms][@chance | /every]`: `dispatch.stamped=kill@0.05`, `claim.committed=delay:500`,
 * `acknowledge.committed=delay:12000/10` (each tenth).
 * `kill` ends the process as kill -9 does, `throw` fails the step, `delay` waits.
 */
export class Failpoints {
  /** What was struck at each place that has a rule, by the weights given to `hit`. */
  readonly struck = new Map<string, number>();
  private readonly hits = new Map<string, number>();

  constructor(private readonly rules: ReadonlyMap<string, Rule> = new Map()) {
    for (const place of rules.keys()) this.struck.set(place, 0);
  }

  /** Does what was asked for at this place. `weight`: how many things it happens to, for the count. Throws INTERNAL_SERVER_ERROR for `throw`. */
  async hit(place: Failpoint, weight = 1): Promise<void> {
    const rule = this.rules.get(place);
    if (!rule || !this.due(place, rule)) return;
    this.struck.set(place, (this.struck.get(place) ?? 0) + weight);
    if (rule.action === 'delay') await sleep(rule.ms);
    else if (rule.action === 'kill') process.kill(process.pid, 'SIGKILL');
    else throw new VitaeError('INTERNAL_SERVER_ERROR', 'Internal error', { facts: { failpoint: place } });
  }

  private due(place: Failpoint, { every, chance }: Rule): boolean {
    if (every === 0) return Math.random() < chance;
    const hits = (this.hits.get(place) ?? 0) + 1;
    this.hits.set(place, hits);
    return hits % every === 0;
  }
}

const RULE = /^([a-z.]+)=(kill|throw|delay)(?::(\d+))?(?:@(0(?:\.\d+)?|1)|\/([1-9]\d*))?$/;

/** The setting's kind: parses the list, refuses an unknown place or action by name. */
export const failpointSetting = z
  .string()
  .default('')
  .transform((text, context) => {
    const rules = new Map<string, Rule>();
    for (const part of text.split(',').filter(Boolean)) {
      const match = RULE.exec(part);
      if (!match || !(FAILPOINTS as readonly string[]).includes(match[1]!)) {
        context.addIssue({
          code: 'custom',
          message: `must be a list of place=kill|throw|delay[:ms][@chance | /every] with places ${FAILPOINTS.join(', ')}`,
        });
        return z.NEVER;
      }
      const [, place, action, ms = 0, chance = 1, every = 0] = match;
      rules.set(place!, { action: action as Rule['action'], ms: Number(ms), chance: Number(chance), every: Number(every) });
    }
    return new Failpoints(rules);
  });
