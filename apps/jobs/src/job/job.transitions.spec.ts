import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemStatus } from './item.js';
import type { JobStatus, StopReason } from './job.js';
import {
  finishAs,
  isFinished,
  isItemOpen,
  isThere,
  nextItem,
  nextJob,
  phaseOf,
  phasesBefore,
  statusOf,
  type ItemEvent,
  type JobEvent,
} from './job.transitions.js';

const ITEM_STATES: readonly ItemStatus[] = ['READY', 'RUNNING', 'SUCCEEDED', 'DEAD', 'CANCELLED'];
const ITEM_EVENTS: readonly ItemEvent[] = ['CLAIM', 'SUCCEED', 'RETRY', 'DEFER', 'RELEASE', 'LOSE', 'FAIL', 'CANCEL', 'REDRIVE'];
const JOB_STATES: readonly JobStatus[] = [
  'QUEUED',
  'RUNNING',
  'PAUSED',
  'CANCELLING',
  'SUCCEEDED',
  'PARTIALLY_SUCCEEDED',
  'FAILED',
  'CANCELLED',
  'EXPIRED',
];
const JOB_EVENTS: readonly JobEvent[] = ['START', 'PAUSE', 'RESUME', 'STOP', 'REDRIVE'];
const STOPS: readonly (StopReason | null)[] = [null, 'CANCELLED', 'ABORTED', 'EXPIRED'];

const itemEvents = fc.array(fc.constantFrom(...ITEM_EVENTS), { maxLength: 40 });

describe('items', () => {
  it('leave a terminal state by redrive only, and only a dead one', () => {
    for (const status of ITEM_STATES.filter((s) => !isItemOpen(s))) {
      const left = ITEM_EVENTS.filter((event) => nextItem(status, event) !== undefined);
      expect(left).toEqual(status === 'DEAD' ? ['REDRIVE'] : []);
    }
  });

  it('run only after a claim, and every outcome ends the run', () => {
    for (const event of ITEM_EVENTS) expect(nextItem('READY', event) === 'RUNNING').toBe(event === 'CLAIM');
    for (const event of ['SUCCEED', 'RETRY', 'DEFER', 'RELEASE', 'LOSE', 'FAIL', 'CANCEL'] as const)
      expect(nextItem('RUNNING', event)).not.toBe('RUNNING');
  });

  it('any sequence of events: starts equal ends plus one where it runs, and success comes once between redrives', () => {
    fc.assert(
      fc.property(itemEvents, (events) => {
        let status: ItemStatus = 'READY';
        let [starts, ends, successes] = [0, 0, 0];
        for (const event of events) {
          const next: ItemStatus | undefined = nextItem(status, event);
          if (next === undefined) continue;
          if (next === 'RUNNING') starts++;
          if (status === 'RUNNING') ends++;
          if (next === 'SUCCEEDED') successes++;
          status = next;
        }
        expect(starts - ends).toBe(status === 'RUNNING' ? 1 : 0);
        expect(successes).toBeLessThanOrEqual(1);
      }),
    );
  });
});

describe('jobs', () => {
  it('are found again behind their stored phase', () => {
    for (const status of JOB_STATES) expect(statusOf(phaseOf(status), status === 'QUEUED' ? null : new Date())).toBe(status);
  });

  it('a finished one changes by redrive only', () => {
    for (const status of JOB_STATES.filter(isFinished)) {
      for (const event of JOB_EVENTS)
        expect(nextJob(status, event)).toBe(event === 'REDRIVE' && status !== 'SUCCEEDED' ? 'RUNNING' : undefined);
    }
  });

  it('asking for the state it is in is no transition, so nothing is done twice', () => {
    const asked = JOB_STATES.flatMap((status) =>
      JOB_EVENTS.filter((event) => isThere(status, event)).map((event) => [status, event] as const),
    );
    expect(asked).toHaveLength(5);
    expect(asked.map(([status, event]) => nextJob(status, event))).toEqual(asked.map(() => undefined));
  });

  it('the phases a guarded statement compares with are those of the table', () => {
    expect(phasesBefore('PAUSE')).toEqual(['OPEN']);
    expect(phasesBefore('RESUME')).toEqual(['PAUSED']);
    expect(phasesBefore('STOP')).toEqual(['OPEN', 'PAUSED']);
  });

  it('finish by what their items did', () => {
    const count = fc.nat({ max: 5 });
    fc.assert(
      fc.property(count, count, count, fc.constantFrom(...STOPS), (succeeded, dead, cancelled, stop) => {
        const status = finishAs({ succeeded, dead, cancelled }, stop);
        expect(isFinished(status)).toBe(true);
        expect(status === 'SUCCEEDED').toBe(dead + cancelled === 0);
        if (status === 'FAILED') expect(succeeded).toBe(0);
        if (status === 'CANCELLED' || status === 'EXPIRED') expect([cancelled > 0, stop]).toEqual([true, status]);
        if (status === 'PARTIALLY_SUCCEEDED') expect(succeeded).toBeGreaterThan(0);
      }),
    );
  });
});
