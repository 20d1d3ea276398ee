import { indexLines } from './phrase-lists.js';
import { PhraseIndex } from './phrases.js';
import { BOUNDS, COUNTED, RATES, UNITS } from './tables/units.js';
import type { Found } from './phrases.js';
import type { Token } from './tokens.js';

/** How a figure is bounded: `over 40` floor, `up to 40` ceiling, `about 40` about. */
export type Bound = 'floor' | 'ceiling' | 'about';

const conversions = new Map<string, { base: string; factor: number }>();
const broader = new Map<string, readonly string[]>();
const symbols = new Map<string, string>();

const head = (text: string): string => {
  const [id = '', base] = text.split(' ');
  const [unit, factor] = (base ?? '').split('*');
  if (unit !== undefined && factor !== undefined) conversions.set(id, { base: unit, factor: Number(factor) });
  return id;
};

const units = indexLines(UNITS, head);
for (const line of UNITS.split('\n')) {
  const [id = '', cells = ''] = line.split(' : ');
  for (const cell of cells.split(/\s+/u)) if (/^[^\p{L}\p{N}_]+$/u.test(cell)) symbols.set(cell, id.split(' ')[0] ?? '');
}
const counted = indexLines(COUNTED, (text) => {
  const [id = '', wider] = text.split(' > ');
  broader.set(id, wider === undefined ? [] : wider.split(' '));
  return id;
});
const rates = indexLines(RATES, (text) => text);
const before = boundIndex({ floor: BOUNDS.floor, ceiling: BOUNDS.ceiling, about: BOUNDS.about });
const after = boundIndex({ floor: BOUNDS.floorAfter, ceiling: BOUNDS.ceilingAfter, about: BOUNDS.aboutAfter });

function boundIndex(cells: Record<Bound, string>): PhraseIndex<Bound> {
  const index = new PhraseIndex<Bound>();
  for (const [bound, cell] of Object.entries(cells))
    for (const phrase of cell.split(' ')) index.add(phrase.replaceAll('_', ' '), bound as Bound);
  return index;
}

/** The unit whose spelling begins at a token, longest first; undefined when none does. */
export const unitAt = (tokens: readonly Token[], at: number): Found<string> | undefined => units.at(tokens, at)[0];
/** The unit of a symbol (`%`, `€`). */
export const symbolUnit = (symbol: string): string | undefined => symbols.get(symbol);
/** The things counted whose spelling begins at a token (several when a word has several senses). */
export function countedAt(tokens: readonly Token[], at: number): Found<string>[] {
  const found = counted.at(tokens, at);
  return found.filter(({ to }) => to === found[0]?.to);
}
/** All things of the table a text mentions. */
export const countedIn = (tokens: readonly Token[]): string[] => counted.scan(tokens).map(({ value }) => value);
export const ratesIn = (tokens: readonly Token[]): Found<string>[] => rates.scan(tokens);
export const boundsBefore = (tokens: readonly Token[]): Found<Bound>[] => before.scan(tokens);
export const boundAfter = (tokens: readonly Token[], at: number): Bound | undefined => after.at(tokens, at)[0]?.value;

/** A value in the smallest common unit of its kind: 1.5 hour → 5400 second. */
export function toBase(value: number, unit: string): { value: number; unit: string } {
  const conversion = conversions.get(unit);
  return conversion === undefined ? { value, unit } : { value: value * conversion.factor, unit: conversion.base };
}

/** Whether what is said (`staff`) may stand for what was meant (`nurses`): the same thing or a broader word for it. */
export function covers(said: string, meant: string): boolean {
  // Who led twelve people led a staff of twelve.
  if (said === 'staff' && meant === 'people') return true;
  return within(said, meant);
}

function within(said: string, meant: string): boolean {
  return said === meant || (broader.get(meant) ?? []).some((wider) => within(said, wider));
}
