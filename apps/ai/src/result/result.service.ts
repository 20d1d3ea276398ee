import { backoff, Loop, sleep, VitaeError, type Logger, type UserId } from '#common';
import type { SentRepository } from '../sent/sent.repository.js';
import type { Operation, ResultRepository } from './result.repository.js';
import { Turns } from './turns.js';

/** What a call came to. Only what is `kept` is answered again; the rest may turn out otherwise next time. */
export interface Made {
  readonly response: Buffer;
  readonly model: string;
  readonly provider: string;
  readonly keep: boolean;
}

export interface Answer {
  readonly response: Buffer;
  /** Answered from a call that had finished before, or that somebody else was making. */
  readonly cached: boolean;
}

interface Flight {
  readonly requestHash: Buffer;
  readonly answer: Promise<Answer>;
  readonly abort: AbortController;
  waiting: number;
}

export interface ResultOptions {
  readonly leaseMs: number;
  readonly extendEveryMs: number;
  /** How long to wait for somebody else's call before the caller is told to come again. */
  readonly patienceMs: number;
  readonly keepDays: number;
}

/** Processes that ended while they made a call, after which nobody makes it any more: as many as of executors (docs/security.md, F123). */
const POISON_AT = 3;

const untilNextLook = backoff({ first: 50, longest: 1_000 });
const FORGET_EVERY_MS = 3_600_000;
const FORGET_AT_ONCE = 1_000;

/**
 * Makes each operation's call once: callers in this process share one flight, other processes see it in the table and wait, and a finished
 * call is answered again without the provider. A crash in the middle of a call costs its lease of time
 * and is counted: what ends every process that makes it is not made for ever.
 */
export class ResultService {
  private readonly flights = new Map<string, Flight>();
  private readonly turns = new Turns();
  private readonly extending: Loop;
  private readonly forgetting: Loop;

  constructor(
    private readonly results: ResultRepository,
    private readonly sent: SentRepository,
    private readonly options: ResultOptions,
    private readonly logger: Logger,
  ) {
    this.extending = new Loop(
      () => this.extend(),
      options.extendEveryMs,
      () => logger.warn('Leases of calls cannot be extended'),
    );
    this.forgetting = new Loop(
      () => this.forget(),
      FORGET_EVERY_MS,
      () => logger.warn('Old answers cannot be deleted at present'),
    );
  }

  start(): void {
    this.extending.start();
    this.forgetting.start();
  }

  async stop(): Promise<void> {
    await Promise.all([this.extending.stop(), this.forgetting.stop()]);
  }

  /** `make` gets a signal that aborts when nobody waits for the answer any more. */
  async once(operation: Operation, make: (signal: AbortSignal) => Promise<Made>, signal: AbortSignal): Promise<Answer> {
    const known = this.flights.get(operation.operationId);
    if (known && !known.requestHash.equals(operation.requestHash)) {
      throw new VitaeError('IDEMPOTENCY_KEY_REUSED', 'This operation id was used for another request');
    }
    const flight = known ?? this.takeOff(operation, make);
    flight.waiting++;
    const leave = (): void => {
      if (--flight.waiting === 0) flight.abort.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    try {
      const answer = await flight.answer;
      return known ? { ...answer, cached: true } : answer;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  private takeOff(operation: Operation, make: (signal: AbortSignal) => Promise<Made>): Flight {
    const abort = new AbortController();
    const answer = this.fly(operation, make, abort.signal).finally(() => this.flights.delete(operation.operationId));
    const flight = { requestHash: operation.requestHash, answer, abort, waiting: 0 };
    this.flights.set(operation.operationId, flight);
    return flight;
  }

  private async fly(operation: Operation, make: (signal: AbortSignal) => Promise<Made>, signal: AbortSignal): Promise<Answer> {
    const until = performance.now() + this.options.patienceMs;
    for (let looks = 1; ; looks++) {
      const claim = await this.results.claim(operation);
      switch (claim.is) {
        case 'done':
          return { response: claim.response, cached: true };
        case 'mine':
          return this.make(operation, make, claim.lost, signal);
        case 'orphaned':
          if (claim.lost >= POISON_AT) {
            // Whoever asks again after this was told to by a person, and begins anew.
            await this.results.forgetOrphan(operation.operationId);
            throw new VitaeError('POISON', 'Every process that wrote this document ended with it');
          }
          // Told and not made at once: each end costs the item an attempt, as an executor's does.
          throw new VitaeError('CONFLICT', 'The service ended while it wrote this document', { retryAfterMs: 1_000 });
        case 'theirs':
      }
      const wait = untilNextLook(looks);
      if (signal.aborted || performance.now() + wait > until) {
        throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'This document is being written already; ask again', { retryAfterMs: 5_000 });
      }
      await sleep(wait, signal);
    }
  }

  private async make(
    { operationId }: Operation,
    make: (signal: AbortSignal) => Promise<Made>,
    lost: number,
    signal: AbortSignal,
  ): Promise<Answer> {
    let made: Made;
    try {
      const ended = await this.turns.take(lost, signal);
      try {
        made = await make(signal);
      } finally {
        ended();
      }
    } catch (error) {
      await this.results
        .giveUp(operationId)
        .catch(() => this.logger.warn('A failed call keeps its lease until it runs out', { operationId }));
      throw error;
    }
    if (!made.keep) await this.results.giveUp(operationId);
    else if (!(await this.results.finish(operationId, made))) {
      throw new VitaeError('CONFLICT', 'Another process took this call over; ask again', { retryAfterMs: 1_000 });
    }
    return { response: made.response, cached: false };
  }

  /** Everything kept or being made for the person goes, and nothing is made for them any more. Answers how much was deleted. */
  async forgetOwner(owner: UserId): Promise<number> {
    let deleted = await this.results.forgetOwner(owner, FORGET_AT_ONCE);
    for (let gone = FORGET_AT_ONCE; gone === FORGET_AT_ONCE; deleted += gone) gone = await this.sent.forgetOwner(owner, FORGET_AT_ONCE);
    return deleted;
  }

  private async extend(): Promise<boolean> {
    const operationIds = [...this.flights.keys()];
    if (operationIds.length > 0) await this.results.extend(operationIds);
    return false;
  }

  private async forget(): Promise<boolean> {
    const { keepDays } = this.options;
    const gone = [await this.results.forget(keepDays, FORGET_AT_ONCE), await this.sent.forget(keepDays, FORGET_AT_ONCE)];
    return gone.includes(FORGET_AT_ONCE);
  }
}
