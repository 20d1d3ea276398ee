import type { Operator } from '#language';
import type { Reading } from '../reading/reading.js';

/** The denials of a text; `ne … pas`, `sans aucun` and `sin ninguna` are one each. */
export const denials = ({ operators, tokens }: Reading): Operator[] =>
  operators
    .filter(({ kind, from }) => kind === 'not' && !/^(?:ne|n)$/u.test(tokens[from]?.text ?? ''))
    .filter(({ from }, i, all) => i === 0 || from - (all[i - 1]?.to ?? 0) > 0);

const ONLY = /^(?:only|solely|exclusively|nur|lediglich|ausschliesslich|uniquement|seulement|exclusivement|solo|unicamente|solamente)$/u;

/** Whether a text says `only`: what is never done without something is done only with it. */
export const saysOnly = ({ tokens, compact, language }: Reading): boolean =>
  language === 'ja' ? /のみ|だけ|限り/u.test(compact) : tokens.some(({ text }) => ONLY.test(text));
