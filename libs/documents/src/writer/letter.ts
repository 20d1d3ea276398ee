import { NothingToWriteError } from '#language';
import { chooseTold } from './letter-choice.js';
import { LetterDraft, type LetterTask } from './letter-draft.js';
import { fitLetter, isShort, isThin } from './letter-fit.js';
import { sentenceOf, type LetterSentence, type Part } from './letter-sentence.js';
import type { Item } from './material.js';
import { Variation } from './variation.js';

/** Lines kept ready beside the leading ones, for letters that come out short. */
const SPARE = 6;

function compose(task: LetterTask): Part[] {
  const lead = task.tone === 'concise' ? 2 : 3;
  const lines = chooseTold(task.material, task.table, task.book, new Variation(task.seed), { lead, most: lead + SPARE });
  const draft = new LetterDraft(task, lines, lead);
  return fitLetter(draft.write(), task.tone, task.book.language);
}

/**
 * Writes the letter. `shown` are the items of the master it rests on.
 *
 * @throws NothingToWriteError MASTER_EMPTY where the letter would be little more than its frames.
 */
export function composeLetter(task: LetterTask): { sentences: LetterSentence[]; shown: Item[] } {
  let parts = compose(task);
  // Where the master has few lines, the longer frames of a formal letter serve it better than a concise one that is too thin.
  if (task.tone === 'concise' && isShort(parts, task.book.language)) parts = compose({ ...task, tone: 'formal' });
  if (isThin(parts)) {
    throw new NothingToWriteError(
      'MASTER_EMPTY',
      'The résumé holds too little for a letter: add what was done in your posts, projects or studies',
    );
  }
  return {
    sentences: parts.map(sentenceOf),
    shown: [...new Set(parts.flatMap((part) => part.items))],
  };
}
