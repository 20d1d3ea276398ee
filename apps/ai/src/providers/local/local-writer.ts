import { writeLetter, writeResume, type LetterDraft, type ResumeDraft, type WritingTask } from '#documents';
import type { DocumentWriter } from '../document-writer.js';

/** The writer of our own: deterministic, no key, no network. */
export class LocalWriter implements DocumentWriter {
  readonly provider = 'local';
  readonly model = 'local';
  readonly varies = false;
  readonly available = true;

  async writeResume({ master, posting, language, tone }: WritingTask): Promise<ResumeDraft> {
    return writeResume(master, posting, { language, tone });
  }

  async writeLetter({ master, posting, language, tone }: WritingTask): Promise<LetterDraft> {
    return writeLetter(master, posting, { language, tone });
  }
}
