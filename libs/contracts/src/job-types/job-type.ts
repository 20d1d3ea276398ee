import type { z } from 'zod';

/** How a job type is bounded. */
export interface JobTypeSpec {
  /** Most starts of one item before it is dead. Default of the house: 5. */
  readonly maxAttempts: number;
  /** Items of this type one executor runs at once, unless its configuration says otherwise. */
  readonly concurrency: number;
  /** Wall clock limit of one attempt in milliseconds; the handler's AbortSignal fires at it. */
  readonly deadlineMs: number;
  /** Most items of this type hinted and not yet claimed, over all owners: the dispatcher's window. */
  readonly window: number;
  /** Items of one owner running at once over all executors; keeps a big owner from taking every slot. Undefined: no cap. */
  readonly perOwner?: number;
  /**
   * Raised by one when an executor of the version before could not run the items of this one. Executors tell the revision they know with
   * each claim, and one that knows less than Jobs is given none. Undefined: 0, as everything began.
   */
  readonly revision?: number;
  /**
   * Its items may wait for a provider (`provider:…` among their job's scopes). Each provider is a lane with a window and slots of its own, so
   * that one which hangs holds back nothing but what needs it. Undefined: one lane for all.
   */
  readonly lanes?: true;
  /** Exists to be broken: fault suites and benchmarks. Jobs accepts it and executors handle it only where VITAE_PROBE=true. */
  readonly probe?: true;
}

/** What a handler made, as Jobs keeps it. `detail` is anything JSON can say. */
export interface Success {
  /** RESUME, COVER_LETTER, IMPORT_CHUNK, NUMBER … */
  readonly kind: string;
  readonly id?: string | undefined;
  readonly detail?: unknown;
}

/**
 * One job type: its name, its bounds and one schema for each of its three shapes. Whoever writes or reads one of them uses the schema.
 *
 * Within a type fields are only ever added and limits only ever widened: an executor of yesterday may claim an item of today, and an item
 * stored yesterday is run today. So `payload` and `result` let unknown fields pass by, while `input` refuses them.
 */
export interface JobTypeDefinition extends JobTypeSpec {
  readonly name: string;
  /** What a person asks for; strict. Its checked value is what a client request id stands for, so it must not be transformed otherwise later. */
  readonly input: z.ZodType;
  /** What Jobs stores with an item (UTF-8 JSON) and the handler gets. */
  readonly payload: z.ZodType;
  /** What the handler answers with. */
  readonly result: z.ZodType<Success>;
}

/** Keeps the exact types of a definition. */
export const defineJobType = <const D extends JobTypeDefinition>(definition: D): D => definition;
