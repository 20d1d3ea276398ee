import { hasSeparated, separatedPrefix, type Token } from '#language';
import { isFiller } from './content.js';
import { rootOf } from './root.js';

/** Roots of German verbs that stand in two parts: `herstellen` in `Stellte Lacke nach Rezeptur her`. */
export function separatedVerbs(tokens: readonly Token[]): string[] {
  if (!hasSeparated(tokens)) return [];
  return tokens.flatMap((token, at) => {
    const opens = at === 0 || /[,;.:!?]/u.test(token.gap) || /^(?:und|sowie)$/u.test(tokens[at - 1]?.text ?? '');
    if (!(opens || /^\p{Ll}/u.test(token.raw)) || isFiller(token, 'de')) return [];
    const end = separatedPrefix(tokens, at);
    return end === undefined || end.at === at ? [] : [rootOf(`${end.prefix}${token.raw.toLowerCase()}`, 'de')];
  });
}
