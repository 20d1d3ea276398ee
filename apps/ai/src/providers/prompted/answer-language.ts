import { judgeLanguage, type Language } from '#language';
import type { Master } from '#documents';

/** Fewer letters are names and technical words, which tell nothing. */
const FEWEST = 60;

/**
 * Whether what a model wrote is in the language it was asked for, or may be. Only what is its own is judged: lines of the person are in
 * whatever language the person wrote them. False where nothing of it is: a single foreign sentence is the truth check's.
 */
export function answersIn(asked: Language, prose: readonly string[], master: Master): boolean {
  const own = JSON.stringify(master);
  const written = prose.filter((text) => !own.includes(JSON.stringify(text).slice(1, -1)));
  const together = written.join('\n');
  if ((together.match(/\p{L}/gu) ?? []).length < FEWEST * (asked === 'ja' ? 0.5 : 1)) return true;
  const judged = judgeLanguage(together);
  if (judged === 'unclear' || judged === asked) return true;
  return written.some((text) => judgeLanguage(text) === asked);
}
