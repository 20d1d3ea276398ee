import { countedAt, type Token } from '#language';
import type { Quantity } from './quantity.js';

const RELATIONS: Readonly<Record<string, Quantity['relation']>> = {
  en: 'by',
  from: 'from',
  de: 'from',
  von: 'from',
  desde: 'from',
  d: 'from',
  to: 'to',
  a: 'to',
  auf: 'to',
  hasta: 'to',
  by: 'by',
  um: 'by',
  down: 'by',
  al: 'to',
  au: 'to',
};

/** `from`, `to` or `by` before a number. */
export function relationOf(tokens: readonly Token[], at: number): Quantity['relation'] {
  for (const i of [at - 1, at - 2]) {
    const relation = RELATIONS[tokens[i]?.text ?? ''];
    if (relation !== undefined && !/[,.;()]/u.test(tokens[i + 1]?.gap ?? '')) return relation;
  }
  return undefined;
}

/** `60分から20分に`: in Japanese the relation follows, behind the unit or counter. */
export function relationAfter(tokens: readonly Token[], at: number): Quantity['relation'] {
  const counter = countedAt(tokens, at)[0]?.to ?? at;
  const next = tokens
    .slice(counter, counter + 2)
    .map(({ raw }) => raw)
    .join('');
  if (next === 'から') return 'from';
  return /^[にへ]|^まで/u.test(next) ? 'to' : undefined;
}

/** "from 12 to 3 minutes", "30 and 40 %": the first takes the unit of the second. */
export function shareUnits(tokens: readonly Token[], found: readonly Quantity[]): Quantity[] {
  return found.map((quantity, i) => {
    const next = found[i + 1];
    const previous = found[i - 1];
    if (bareOf(quantity) && quantity.relation === 'to' && previous?.relation === 'from' && quantity.from - previous.to <= 3) {
      return {
        ...quantity,
        readings: quantity.readings.map(({ value }) => ({ value, unit: previous.readings[0]?.unit })),
        counted: previous.counted,
      };
    }
    // "down to 7 days from 12"
    if (bareOf(quantity) && quantity.relation === 'from' && previous?.relation === 'to' && quantity.from - previous.to <= 2) {
      return {
        ...quantity,
        readings: quantity.readings.map(({ value }) => ({ value, unit: previous.readings[0]?.unit })),
        counted: previous.counted,
      };
    }
    // "Klassen 7 bis 12, 23 Stunden": the end of a range is not one of a list.
    const ranged = /^(?:to|bis|a|und)$/u.test(tokens[quantity.from - 1]?.text ?? '') && /,/u.test(tokens[next?.from ?? 0]?.gap ?? '');
    const bare = bareOf(quantity) && !ranged;
    if (next === undefined || !bare || next.from - quantity.to > 2) return quantity;
    const between = tokens
      .slice(quantity.to, next.from)
      .map((token) => token.text)
      .join(' ');
    const linked =
      /^(?:to|a|auf|bis|hasta|y|et|und|and|or|o|ou|から)?(?: (?:just|under|only|nur|unter))?$/u.test(between) &&
      !/[;.]\s/u.test(tokens[next.from]?.gap ?? '');
    const unit = next.readings.find((reading) => reading.unit !== undefined)?.unit;
    const scale = linked ? scaleOf(tokens, next) : 1;
    if (scale > 1 && quantity.readings.every(({ value }) => value < scale))
      return { ...quantity, readings: quantity.readings.map(({ value }) => ({ value: Number((value * scale).toPrecision(12)), unit })) };
    if (!linked || (unit === undefined && next.counted.length === 0)) return quantity;
    return {
      ...quantity,
      readings: quantity.readings.map(({ value }) => ({ value, unit })),
      counted: next.counted,
      nouns: quantity.nouns.length > 0 ? quantity.nouns : next.nouns,
    };
  });
}

/** By how much a word behind the digits multiplies them: a million of `1,5 Millionen`, 1 where there is none. */
function scaleOf(tokens: readonly Token[], { from, readings }: Quantity): number {
  const digits = /^\d+$/u.test(tokens[from]?.text ?? '') ? Number(tokens[from]?.text) : NaN;
  const value = readings[0]?.value ?? NaN;
  const scale = 10 ** Math.floor(Math.log10(value) - Math.floor(Math.log10(Math.max(1, digits))) + 1e-9);
  return Number.isFinite(scale) && digits >= 1 && scale >= 1000 ? scale : 1;
}

const bareOf = (quantity: Quantity): boolean => quantity.readings.every(({ unit }) => unit === undefined) && quantity.counted.length === 0;

/** `to` is a relation beside a `from` or of a measure ("to 30 %"), not in "delivered to 12 hospitals". */
export function settleRelations(found: readonly Quantity[]): Quantity[] {
  return found.map((quantity, i) => {
    const previous = found[i - 1];
    const paired = previous?.relation === 'from' && quantity.from - previous.to <= 4;
    const measured = quantity.readings.some(({ unit }) => unit !== undefined);
    return quantity.relation === 'to' && !paired && !measured ? { ...quantity, relation: undefined } : quantity;
  });
}
