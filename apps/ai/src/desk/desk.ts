import {
  requireGround,
  truthChecker,
  writeLetter,
  writeResume,
  type Checker,
  type Coverage,
  type LetterDraft,
  type ResumeDraft,
  type WritingTask,
} from '#documents';

/** A document to write, and whose it is: turns at the desk are shared by person. */
export interface OwnedTask extends WritingTask {
  readonly ownerId?: string;
}

/** A résumé as it may stand. */
export type DeskResume = ReturnType<Checker['resume']> & { readonly title: string; readonly coverage: Coverage; readonly prompt?: string };
export type DeskLetter = ReturnType<Checker['letter']> & { readonly coverage: Coverage; readonly prompt?: string };

/**
 * What of a document is work for a processor and not for a network, by name: what each asks for beside the task, and what it answers.
 * `resume` and `letter` check the draft that is given, or write one of their own.
 */
export interface Work {
  readonly ground: { readonly asks: undefined; readonly answers: undefined };
  readonly resume: { readonly asks: ResumeDraft | undefined; readonly answers: DeskResume };
  readonly letter: { readonly asks: LetterDraft | undefined; readonly answers: DeskLetter };
}

/** Where documents are written and checked. */
export interface Desk {
  /**
   * Throws POSTING_EMPTY or MASTER_EMPTY where there is nothing to write from; BAD_USER_INPUT where it took too long or too much memory,
   * which it would again; OVERLOADED where too much waits already; DEADLINE_EXCEEDED where nobody waits for it any more.
   */
  work<Name extends keyof Work>(name: Name, task: OwnedTask, asks: Work[Name]['asks'], signal: AbortSignal): Promise<Work[Name]['answers']>;
  /** Ends what runs. What waits is refused with DEPENDENCY_UNAVAILABLE. */
  stop(): Promise<void>;
}

/** The work itself, in whichever thread. */
export const WORK: { readonly [Name in keyof Work]: (task: WritingTask, asks: Work[Name]['asks']) => Work[Name]['answers'] } = {
  ground(task) {
    requireGround(task);
    return undefined;
  },
  resume(task, given) {
    const draft: ResumeDraft = given ?? writeResume(task.master, task.posting, { language: task.language, tone: task.tone });
    const checked = truthChecker.resume(draft, task);
    const { title, prompt } = draft;
    return { ...checked, title, coverage: truthChecker.coverage(checked.provenance, task), ...(prompt === undefined ? {} : { prompt }) };
  },
  letter(task, given) {
    const draft: LetterDraft = given ?? writeLetter(task.master, task.posting, { language: task.language, tone: task.tone });
    const checked = truthChecker.letter(draft, task);
    return {
      ...checked,
      coverage: truthChecker.coverage(checked.provenance, task),
      ...(draft.prompt === undefined ? {} : { prompt: draft.prompt }),
    };
  },
};

/** The desk in the calling thread, one thing after the other: `AI_THREADS=0`, and for tests. */
export class InlineDesk implements Desk {
  async work<Name extends keyof Work>(name: Name, task: OwnedTask, asks: Work[Name]['asks']): Promise<Work[Name]['answers']> {
    return WORK[name](task, asks);
  }

  async stop(): Promise<void> {
    // Nothing of it outlives a call.
  }
}
