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
}

/**
 * Faults asked for by `VITAE_FAILPOINTS`, for tests that kill processes at the worst moment; without the variable every hit is free.
 * A comma-separated list of `place=action[:ms][@chance]`: `dispatch.stamped=kill@0.05`, `claim.committed=delay:500`.
 * `kill` ends the process as kill -9 does, `throw` fails the step, `delay` waits.
 */
export class Failpoints {
  constructor(private readonly rules: ReadonlyMap<string, Rule> = new Map()) {}

  /** Does what was asked for at this place. Throws INTERNAL_SERVER_ERROR for `throw`. */
  async hit(place: Failpoint): Promise<void> {
    const rule = this.rules.get(place);
    if (!rule || Math.random() >= rule.chance) return;
    if (rule.action === 'delay') await sleep(rule.ms);
    else if (rule.action === 'kill') process.kill(process.pid, 'SIGKILL');
    else throw new VitaeError('INTERNAL_SERVER_ERROR', 'Internal error', { facts: { failpoint: place } });
  }
}

const RULE = /^([a-z.]+)=(kill|throw|delay)(?::(\d+))?(?:@(0(?:\.\d+)?|1))?$/;

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
          message: `must be a list of place=kill|throw|delay[:ms][@chance] with places ${FAILPOINTS.join(', ')}`,
        });
        return z.NEVER;
      }
      rules.set(match[1]!, { action: match[2] as Rule['action'], ms: Number(match[3] ?? 0), chance: Number(match[4] ?? 1) });
    }
    return new Failpoints(rules);
  });
