import type { LetterDraft, RefusedStatement, ResumeDraft, WritingTask } from '#documents';

interface Writer {
  /** `local`, `gemini` …: the scope of a hold. */
  readonly provider: string;
  /** The name a person asks for it by. */
  readonly model: string;
  /** Asked again it may write something else; false: the same input gives the same bytes, so asking again is idle. */
  readonly varies: boolean;
  /** False: known, but it cannot be asked as things are configured. */
  readonly available: boolean;
  /** Until when the provider asked not to be called. */
  readonly waitingUntil?: Date | undefined;
}

/** One request as it goes to a provider: what is private in it is masked. */
export interface SentRequest {
  readonly provider: string;
  readonly model: string;
  /** Name and version of the prompt. */
  readonly prompt: string;
  /** The rules it begins with. */
  readonly instructions: string;
  /** The task and, in marked blocks, the data. */
  readonly text: string;
}

/** Is told every request before it leaves; what it throws keeps the request at home. */
export type Sending = (request: SentRequest) => Promise<void>;

/** A writer that is work for a processor: the desk writes and checks in one turn. */
export interface DeskWriter extends Writer {
  readonly atDesk: true;
}

/**
 * The provider port: something elsewhere that writes documents. What it writes is never trusted: the same check runs on all of them.
 * Throws ProviderBusy, VitaeError AI_REFUSED, AI_OUTPUT_INVALID, PROVIDER_CONFIG, PROVIDER_UNAVAILABLE or DEADLINE_EXCEEDED.
 */
export interface RemoteWriter extends Writer {
  readonly atDesk?: false;
  writeResume(task: WritingTask, signal: AbortSignal, sending?: Sending): Promise<ResumeDraft>;
  writeLetter(task: WritingTask, refused: readonly RefusedStatement[], signal: AbortSignal, sending?: Sending): Promise<LetterDraft>;
}

export type DocumentWriter = DeskWriter | RemoteWriter;

/** The provider's own limit: nobody is to blame, and everything in `scope` waits. */
export class ProviderBusy extends Error {
  constructor(
    readonly scope: string,
    readonly reason: string,
    readonly retryAfterMs: number,
    cause?: unknown,
  ) {
    super(`${scope} is busy: ${reason}`, { cause });
    this.name = 'ProviderBusy';
  }
}
