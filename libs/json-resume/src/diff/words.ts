import { diffArrays } from 'diff';

/** A run of one text's words: of both, of the second only, of the first only. */
export interface TextPart {
  readonly op: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Longest text that is compared by words, in UTF-16 units: the longest that `validate` lets through. */
const MAX_LENGTH = 20_000;

/** Most words taken out and put in: Myers' search costs their square, and beyond that many a text was not reworded but replaced. */
const MAX_EDITS = 500;

/** Words of any script, with what stands between them: those of Chinese, Japanese and Thai by the dictionary of ICU. */
const WORDS = new Intl.Segmenter('und', { granularity: 'word' });

/**
 * How one text became another, word by word. `same` and `removed` joined are the first, `same` and `added` the second, byte for byte. Words
 * that changed one after the other are one change. Undefined where a text is too long, or hardly a word is the same.
 */
export function diffWords(before: string, after: string): TextPart[] | undefined {
  if (before.length > MAX_LENGTH || after.length > MAX_LENGTH) return undefined;
  const parts = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: MAX_EDITS });
  if (!parts) return undefined;
  const out: TextPart[] = [];
  let [removed, added] = ['', ''];
  const flush = (): void => {
    if (removed !== '') out.push({ op: 'removed', text: removed });
    if (added !== '') out.push({ op: 'added', text: added });
    [removed, added] = ['', ''];
  };
  for (const [i, part] of parts.entries()) {
    const text = part.value.join('');
    if (part.removed) removed += text;
    else if (part.added) added += text;
    else if (text.trim() === '' && removed + added !== '' && i < parts.length - 1) {
      removed += text;
      added += text;
    } else {
      flush();
      out.push({ op: 'same', text });
    }
  }
  flush();
  return out;
}

const wordsOf = (text: string): string[] => Array.from(WORDS.segment(text), ({ segment }) => segment);
