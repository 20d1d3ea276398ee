import { fold, FUNCTION_WORDS, GENERIC_WORDS, perLanguage, type Language, type Token } from '#language';
import { rootOf } from './root.js';

const small = perLanguage((language) => new Set((FUNCTION_WORDS[language] ?? '').split(' ').map(fold)));
const generic = perLanguage((language) => new Set((language === 'ja' ? '' : GENERIC_WORDS[language]).split(' ').map(fold)));

/** Articles, prepositions, pronouns: words of grammar. */
export const isFiller = (token: Token, language: Language): boolean =>
  small(language).has(token.text) || (token.text.length === 1 && !token.cjk && !/\d/u.test(token.text));
/** Words any line of any résumé may hold (`successfully`, `worked`): they neither make nor support a claim. */
export const isGeneric = (token: Token, language: Language): boolean =>
  isFiller(token, language) ||
  generic(language).has(token.text) ||
  (language !== 'de' && token.text.endsWith('s') && generic(language).has(token.text.slice(0, -1)));

export interface ContentWord {
  readonly stem: string;
  readonly from: number;
  readonly to: number;
}

const KANJI_RUN = /^[\p{sc=Han}々]$/u;
const KATAKANA = /^[\p{sc=Kana}ー]$/u;

/** The words of a text that say something. In Japanese: runs of katakana, and pairs of kanji, which is how its compounds share parts. */
export function contentWords(tokens: readonly Token[], language: Language): ContentWord[] {
  const words: ContentWord[] = [];
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i] as Token;
    const run = KANJI_RUN.test(token.raw) ? KANJI_RUN : KATAKANA.test(token.raw) ? KATAKANA : undefined;
    if (run === undefined) {
      if (!token.cjk && !/^\d/u.test(token.text) && !isGeneric(token, language))
        words.push({ stem: rootOf(token.raw, language), from: i, to: i + 1 });
      i += 1;
      continue;
    }
    let end = i + 1;
    while (end < tokens.length && run.test(tokens[end]?.raw ?? '') && tokens[end]?.gap === '') end += 1;
    if (run === KATAKANA && end - i > 1)
      words.push({
        stem: tokens
          .slice(i, end)
          .map(({ text }) => text)
          .join(''),
        from: i,
        to: end,
      });
    if (run === KANJI_RUN)
      for (let at = i; at + 1 < end; at += 1) words.push({ stem: `${tokens[at]?.text}${tokens[at + 1]?.text}`, from: at, to: at + 2 });
    i = end;
  }
  return words;
}
