import type { Token } from './tokens.js';

const PREFIXES = new Set(
  'ab an auf aus bei durch ein fest frei her hin los mit nach nieder teil um unter vor weg weiter wieder zu zurück zuruck zusammen bereit statt'.split(
    ' ',
  ),
);

/** Whether a prefix stands at the end of any clause: what is quickly said of most lines before verbs are tried. */
export const hasSeparated = (tokens: readonly Token[]): boolean =>
  tokens.some(({ text, raw }, at) => {
    if (at === 0 || !PREFIXES.has(text) || /^\p{Lu}/u.test(raw)) return false;
    const next = tokens[at + 1];
    return next === undefined || /[,;.:!?)]/u.test(next.gap) || /^(?:und|sowie|oder)$/u.test(next.text);
  });

/** The prefix of a German verb that has gone to the end of its clause: `Leitete drei Azubis an`; undefined when there is none. */
export function separatedPrefix(tokens: readonly Token[], verb: number): { readonly prefix: string; readonly at: number } | undefined {
  for (let at = verb + 1; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (/[;.:!?]/u.test(token.gap)) return undefined;
    const next = tokens[at + 1];
    const ends = next === undefined || /[,;.:!?)]/u.test(next.gap) || /^(?:und|sowie|oder)$/u.test(next.text);
    if (ends && PREFIXES.has(token.text) && !/^\p{Lu}/u.test(token.raw)) return { prefix: token.text, at };
    if (/,/u.test(token.gap)) return undefined;
  }
  return undefined;
}
