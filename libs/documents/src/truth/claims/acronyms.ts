import type { Token } from '#language';
import { inOrder } from '../master/scope.js';
import type { Fact } from '../master/facts.js';
import type { Ask } from './ask.js';
import type { Clause } from './clauses.js';

const ACRONYM = /^\p{Lu}[\p{Lu}\d]{1,6}s?$/u;
/** Two letters are the initials of too much: they count only for a text of so few words, a name or a keyword. */
const SHORT_TEXT = 5;
/** Small words between the words an acronym is made of: `taxe sur la valeur ajoutée`. */
const SMALL = 3;

export const isAcronym = (raw: string): boolean => ACRONYM.test(raw);
const lettersOf = (raw: string): string => raw.replace(/s$/u, '').toLowerCase();

/** Words this long may give a letter of their second part: `Datenverarbeitung` of EDV, `cardiopulmonary` of CPR. */
const COMPOUND = 8;
/** A second part does not begin sooner. */
const HEAD = 4;

/** The end of the words from `at` on that give the letters from `done` on; undefined where they do not. */
function endOf(tokens: readonly Token[], letters: string, at: number, done: number, compounds: boolean): number | undefined {
  if (done === letters.length) return at;
  const text = tokens[at]?.text ?? '';
  if (text === '') return undefined;
  if (text[0] === letters[done]) {
    const next = endOf(tokens, letters, at + 1, done + 1, compounds);
    if (next !== undefined) return next;
    // A compound gives one letter more.
    if (compounds && text.length >= COMPOUND && done + 1 < letters.length && text.indexOf(letters[done + 1] ?? '', HEAD) > 0) {
      const inside = endOf(tokens, letters, at + 1, done + 2, compounds);
      if (inside !== undefined) return inside;
    }
  }
  return done > 0 && (text.length <= SMALL || LINKS.test(text)) ? endOf(tokens, letters, at + 1, done, compounds) : undefined;
}
const LINKS = /^(?:sobre|entre|para|pour|avec|dans|durch|nach|unter|from|with)$/u;

/** The words in a row whose initials are the letters, small words between them aside; undefined where there are none. `compounds`: a long word may give two. */
export function spelledBy(tokens: readonly Token[], letters: string, compounds = true): Clause | undefined {
  for (let from = 0; from < tokens.length; from += 1) {
    if (tokens[from]?.text[0] !== letters[0] || (tokens[from]?.text.length ?? 0) < 2 || ACRONYM.test(tokens[from]?.raw ?? '')) continue;
    const to = endOf(tokens, letters, from, 0, compounds);
    if (to !== undefined && to - from >= 2) return { from, to };
  }
  return undefined;
}

/** Whether a text spells an acronym out. */
export const spellsOut = ({ reading: { tokens } }: Fact, raw: string): boolean => {
  const letters = lettersOf(raw);
  const short = tokens.length <= SHORT_TEXT;
  return (letters.length > 2 || short) && spelledBy(tokens, letters, short) !== undefined;
};

const SPANS = new WeakMap<Ask, readonly (Clause & { readonly fact: Fact })[]>();

/** Where a statement spells out an acronym of the person's, or shortens words of theirs to one: the tokens, and the fact that carries them. */
export function acronymSpans(ask: Ask): readonly (Clause & { readonly fact: Fact })[] {
  const known = SPANS.get(ask);
  if (known !== undefined) return known;
  const { tokens } = ask.statement;
  const facts = inOrder(ask.scope);
  const spans: (Clause & { fact: Fact })[] = [];
  tokens.forEach(({ raw }, at) => {
    const fact = isAcronym(raw) ? facts.find((one) => spellsOut(one, raw)) : undefined;
    if (fact !== undefined) spans.push({ from: at, to: at + 1, fact });
  });
  for (const [raw, fact] of acronymsOf(facts)) {
    const span = lettersOf(raw).length > 2 || tokens.length <= SHORT_TEXT ? spelledBy(tokens, lettersOf(raw)) : undefined;
    if (span !== undefined) spans.push({ ...span, fact });
  }
  SPANS.set(ask, spans);
  return spans;
}

const OWN = new WeakMap<readonly Fact[], ReadonlyMap<string, Fact>>();

function acronymsOf(facts: readonly Fact[]): ReadonlyMap<string, Fact> {
  const known = OWN.get(facts);
  if (known !== undefined) return known;
  const found = new Map<string, Fact>();
  for (const fact of facts) for (const { raw } of fact.reading.tokens) if (isAcronym(raw) && !found.has(raw)) found.set(raw, fact);
  OWN.set(facts, found);
  return found;
}
