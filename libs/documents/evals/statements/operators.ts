import { NOTHING_TO_ADD, OPERATOR_WORDS } from './operator-words.js';
import type { Words } from './operator-words.js';
import { at } from './person.js';
import type { LieKind, Statement } from './person.js';

/** Japanese counters follow a figure without a space; "D1.1" and "2026/27" are no figures. */
const FIGURE = /(?<![A-Za-z\d.,:/-])\d+(?:[.,]\d+)*(?![A-Za-z\d/])/u;
const YEAR = /(?<!\d)20\d\d(?!\d)/u;

/**
 * The operators of words: the first swap that fits the line, and one of the ways of adding words, taken in turn over the person's lines. Nothing is
 * added to a line that denies, plans or has the operator already: "no accidents, faster than any colleague" is nothing anybody would write.
 */
function withWords({ text, person, sources }: Statement, { before = [], after = [], swaps = [], unless }: Words): string[] {
  const swap = swaps.find(([pattern]) => pattern.test(text));
  const ways = [...before.map((words) => words + text), ...after.map((words) => text.replace(/[.。]?$/u, words))];
  const turn = Number((sources[0] ?? '').split('/').at(-1));
  const added = NOTHING_TO_ADD[person.language].test(text) || unless?.test(text) ? undefined : ways[turn % ways.length];
  return [...(swap === undefined ? [] : [text.replace(swap[0], swap[1])]), ...(added === undefined ? [] : [added])];
}

/** Another figure of the same length, one that stands nowhere in the entry: a lie must not be true by chance. */
function withNumber({ text, person, sources }: Statement): string[] {
  const figure = FIGURE.exec(text)?.[0];
  if (figure === undefined || YEAR.test(figure)) return [];
  const own = JSON.stringify(at(person.master, (sources[0] ?? '').split('/').slice(0, 3).join('/')));
  const other = [3, 5, 7, 2, 4, 6, 1]
    .map((step) => figure.replace(/\d/u, (digit) => String(((Number(digit) + step - 1) % 9) + 1)))
    .find((candidate) => candidate !== figure && !own.includes(candidate));
  return other === undefined ? [] : [text.replace(FIGURE, other)];
}

/** A year some years earlier that the master does not name. */
function withYear({ text, person }: Statement): string[] {
  const year = YEAR.exec(text)?.[0];
  if (year === undefined) return [];
  const all = JSON.stringify(person.master);
  const other = [2, 3, 4, 5, 6, 7, 8, 9].map((step) => String(Number(year) - step)).find((candidate) => !all.includes(candidate));
  return other === undefined ? [] : [text.replace(YEAR, other)];
}

/** Every lie that one operator makes of a faithful line, one change each. */
export function planted(statement: Statement): Statement[] {
  const words = Object.entries(OPERATOR_WORDS[statement.person.language]) as [LieKind, Words][];
  const lies: (readonly [LieKind, readonly string[]])[] = [
    ...words.map(([kind, how]) => [kind, withWords(statement, how)] as const),
    ['number', withNumber(statement)],
    ['date', withYear(statement)],
  ];
  return lies.flatMap(([kind, texts]) =>
    texts.filter((text) => text !== statement.text).map((text): Statement => ({ ...statement, truth: 'lie', kind, text })),
  );
}
