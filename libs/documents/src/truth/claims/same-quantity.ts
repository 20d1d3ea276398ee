import { covers, toBase } from '#language';
import type { Quantity } from '../reading/quantity.js';
import { hasMeaning, hasWord } from '../reading/synonyms.js';
import type { Reading } from '../reading/reading.js';

const close = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** French and Spanish count a fortnight as fifteen days. */
const isFortnight = ({ value, unit }: { value: number; unit: string | undefined }): boolean =>
  (unit === 'day' && (value === 14 || value === 15)) || (unit === 'week' && value === 2);

function sameReading(a: { value: number; unit: string | undefined }, b: { value: number; unit: string | undefined }): boolean {
  if (a.unit === b.unit) return close(a.value, b.value);
  if (a.unit === undefined || b.unit === undefined) return false;
  if (isFortnight(a) && isFortnight(b)) return true;
  const [x, y] = [toBase(a.value, a.unit), toBase(b.value, b.unit)];
  return x.unit === y.unit && close(x.value, y.value);
}

/** Whether what the statement counts may be what the source counts. Words neither table knows are compared as stems. */
function sameThing(said: Quantity, meant: Quantity, statement: Reading, source: Reading): boolean {
  const comparable = statement.language === source.language;
  // "a team of 14" of "14 bakers": whoever they are, they are people.
  if (said.nouns.length === 0 && said.counted.join() === 'people' && meant.counted.length === 0 && meant.nouns.length > 0) return true;
  if (said.counted.length > 0 && meant.counted.length > 0) return said.counted.some((a) => meant.counted.some((b) => covers(a, b)));
  // A word that another figure of the source counts is not what this one counts.
  const others = new Set(source.quantities.filter((other) => other !== meant).flatMap(({ nouns }) => nouns));
  const language = statement.language;
  const has = (stems: ReadonlySet<string>, noun: string): boolean =>
    language === undefined ? stems.has(noun) : hasWord(stems, noun, language);
  const own = new Set([...source.stems].filter((stem) => !others.has(stem)));
  const sharesWord = said.nouns.some((noun) => has(new Set(meant.nouns), noun) || has(own, noun));
  if (said.counted.length > 0) {
    const mentioned = [...source.counted].some((b) => said.counted.some((a) => covers(a, b)));
    return mentioned || sharesWord || source.tokens.length <= 3 || (!comparable && meant.nouns.length > 0);
  }
  if (said.nouns.length === 0 || sharesWord) return true;
  // "doubled to 12 saving hours": words after the figure that the source never uses need not be what it counts.
  if (meant.counted.length > 0) return !comparable || meant.nouns.some((noun) => statement.stems.has(noun));
  return !comparable || (meant.nouns.length === 0 && said.nouns.every((noun) => /(?:ing|ed|ant|end|ando|endo)$/u.test(noun)));
}

/**
 * Whether a figure of the source carries a figure of the statement: same value and unit, the same thing counted, no more than the
 * source says (`over 40` needs `over`), per the same time. An `up to` of the source may not be dropped.
 */
export function carriesQuantity(said: Quantity, meant: Quantity, statement: Reading, source: Reading): boolean {
  if (isEllipsis(said, meant, statement, source) || isOccasion(said, meant, statement, source)) return true;
  if (!said.readings.some((a) => meant.readings.some((b) => sameReading(a, b))) && !isAge(said, meant, statement, source)) return false;
  if (said.bound === 'floor' && meant.bound !== 'floor' && !isAcross(said, meant, statement, source)) return false;
  if (meant.bound === 'ceiling' && said.bound !== 'ceiling' && said.bound !== 'about') return false;
  if (said.rate !== undefined && said.rate !== meant.rate && !source.rates.has(said.rate)) return false;
  if (statement.language === source.language && crossed(said.relation, meant.relation)) return false;
  return measured(said) || sameThing(said, meant, statement, source);
}

/** "Takes six working days; it used to take nine": a bare figure of a pair whose other figure says what both are. */
function isEllipsis(said: Quantity, meant: Quantity, statement: Reading, source: Reading): boolean {
  const bare =
    said.counted.length === 0 &&
    said.nouns.length === 0 &&
    said.bound === undefined &&
    said.readings.every(({ unit }) => unit === undefined);
  if (!bare || ((meant.relation !== undefined) === (said.relation !== undefined) && crossed(said.relation, meant.relation))) return false;
  if (!said.readings.some((a) => meant.readings.some((b) => close(a.value, b.value)))) return false;
  return source.quantities.some(
    (other) =>
      other !== meant &&
      other.readings[0]?.unit === meant.readings[0]?.unit &&
      other.readings[0]?.value !== meant.readings[0]?.value &&
      statement.quantities.some((one) => one !== said && one.readings.some((a) => other.readings.some((b) => sameReading(a, b)))),
  );
}

const ACROSS = /^(?:across|throughout)$/u;
const PREPOSITION = /^(?:to|with|by|of|from|for|at|in|across|into|serving)$/u;

/** "over four counties" of "across four counties": where, and not more than four. */
const isAcross = (said: Quantity, meant: Quantity, statement: Reading, source: Reading): boolean =>
  statement.tokens[said.from - 1]?.text === 'over' &&
  !PREPOSITION.test(statement.tokens[said.from - 2]?.text ?? '') &&
  ACROSS.test(source.tokens[meant.from - 1]?.text ?? '');

const OLD = /^(?:old|olds|alt|alter|ages?)$/u;
const AGE = /^(?:aged?|ages|alter|ages?|edad|edades)$/u;

/** "pupils aged 6 and 7" are six and seven years old. */
const isAge = (said: Quantity, meant: Quantity, statement: Reading, source: Reading): boolean =>
  (OLD.test(statement.tokens[said.to]?.text ?? '') ||
    statement.tokens.some(({ text }) => AGE.test(text)) ||
    statement.quantities.some(({ to }) => OLD.test(statement.tokens[to]?.text ?? ''))) &&
  source.tokens.slice(Math.max(0, meant.from - 4), meant.from).some(({ text }) => AGE.test(text)) &&
  said.readings.some((a) => a.unit === 'year' && meant.readings.some((b) => b.unit === undefined && b.value === a.value));

const OCCASIONS = /^(?:twice|thrice|(?:\p{L}+|\d+)mal|(?:times|fois|veces|mal))$/u;

/** "Gave evidence twice in shoplifting cases" is evidence in two such cases: so often of one thing is so many of them. */
function isOccasion(said: Quantity, meant: Quantity, statement: Reading, source: Reading): boolean {
  const adverb = [source.tokens[meant.to - 1], source.tokens[meant.to]].some((token) => OCCASIONS.test(token?.text ?? ''));
  // "two days a week" is twice a week.
  const days = said.rate !== undefined && said.rate === meant.rate && said.rate !== 'day';
  if (adverb && days && said.readings.some((a) => a.unit === 'day' && meant.readings.some((b) => b.value === a.value))) return true;
  if (!adverb || said.nouns.length === 0 || said.bound !== meant.bound || said.rate !== meant.rate) return false;
  const language = statement.language;
  return (
    language !== undefined &&
    said.readings.some((a) => a.unit === undefined && meant.readings.some((b) => (b.unit ?? 'times') === 'times' && b.value === a.value)) &&
    said.nouns.every((noun) => hasMeaning(source.stems, noun, language))
  );
}

const measured = (quantity: Quantity): boolean => quantity.readings.some(({ unit }) => unit !== undefined && unit !== 'times');

/** "by 30 %" is not "to 30 %", and "from 12 to 3" not "from 3 to 12". */
const crossed = (a: Quantity['relation'], b: Quantity['relation']): boolean =>
  a !== undefined && b !== undefined && (a === 'to') !== (b === 'to');
