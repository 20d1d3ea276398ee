import { requireGround, tooThin, truthChecker, writeLetter, writeResume, type Master } from '#documents';
import { detectLanguage, type Posting } from '#language';

/**
 * The `local` writer as a library, alone in one process: every master for every posting, a résumé and a letter, each of them written and
 * checked as AI does it, and dropped. No job, no queue, no call, no storage. The parent sends a WriterOrder for each round and gets a WriterTook.
 */
export interface WriterOrder {
  readonly masters: readonly Master[];
  readonly postings: readonly Posting[];
}

export interface WriterTook {
  readonly documents: number;
  /** Letters that would be refused, because too little could be traced. */
  readonly thin: number;
  /** Of the wall clock. */
  readonly seconds: number;
  /** Of this process, with the threads of its garbage collector. */
  readonly cpuMs: number;
  /** Part of `seconds` that went into writing; the rest is the check. */
  readonly writingSeconds: number;
}

const TONE = 'formal';

function write({ masters, postings }: WriterOrder): WriterTook {
  const [begun, cpu] = [performance.now(), process.cpuUsage()];
  const took = { documents: 0, thin: 0, writing: 0 };
  const written = <T>(work: () => T): T => {
    const from = performance.now();
    const draft = work();
    took.writing += performance.now() - from;
    return draft;
  };
  for (const master of masters) {
    for (const posting of postings) {
      const language = detectLanguage(posting.text) ?? 'en';
      const task = { master, posting, language, tone: TONE } as const;
      requireGround(task);
      const draft = written(() => writeResume(master, posting, { language, tone: TONE }));
      const resume = truthChecker.resume(draft, task);
      JSON.stringify([resume, truthChecker.coverage(resume.provenance, task)]);
      requireGround(task);
      const letter = truthChecker.letter(written(() => writeLetter(master, posting, { language, tone: TONE })), task); // prettier-ignore
      if (tooThin(letter.sentences, language)) took.thin++;
      JSON.stringify([letter.body, letter.provenance, truthChecker.coverage(letter.provenance, task)]);
      took.documents += 2;
    }
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    documents: took.documents,
    thin: took.thin,
    seconds: (performance.now() - begun) / 1_000,
    cpuMs: (user + system) / 1_000,
    writingSeconds: took.writing / 1_000,
  };
}

process.on('message', (order: WriterOrder) => process.send?.(write(order)));
