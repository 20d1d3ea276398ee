import type { Degree } from '#language';
import { inOrder } from '../master/scope.js';
import type { Entry, Fact } from '../master/facts.js';
import { contentWords } from '../reading/content.js';
import type { Reading } from '../reading/reading.js';
import { hasWord } from '../reading/synonyms.js';
import { ownAt, Tally } from './ask.js';
import type { Ask, Outcome } from './ask.js';

/** Degrees and honours: level, kind and field must be those of one degree of the person's. */
export function checkDegrees(ask: Ask): Outcome {
  const tally = new Tally();
  const { statement } = ask;
  const facts = inOrder(ask.scope);
  for (const degree of statement.degrees) {
    if (ownAt(ask, { from: degree.from, to: degree.to }) !== undefined && ownAt(ask, { from: degree.to, to: degree.fieldTo }) !== undefined)
      continue;
    const claim = statement.excerpt({ from: degree.from, to: degree.fieldTo });
    const level = facts.filter((fact) => fact.reading.degrees.some((own) => own.level === degree.level && sameKind(degree, own)));
    if (level.length === 0) {
      tally.refuse('degree', claim, `“${claim}”: no such degree in the person's data`);
      continue;
    }
    const field = fieldOf(statement, degree);
    const carriers = field.length === 0 ? level : level.filter((fact) => hasField(field, fact, statement));
    if (carriers.length === 0) tally.refuse('degree', claim, `“${claim}”: the person's degree of this level is in another field`);
    else tally.carried(carriers.slice(0, 2));
  }
  return tally.outcome;
}

const sameKind = (said: Degree, own: Degree): boolean => said.kind === undefined || own.kind === undefined || said.kind === own.kind;

const KIND_WORDS = new Set(['scienc', 'art', 'law', 'degre', 'studi', 'univers', 'abschluss', 'diplom', 'grado']);

function fieldOf(statement: Reading, { to, fieldTo, kind }: Degree): string[] {
  const words = contentWords(statement.tokens.slice(to, fieldTo), statement.language ?? 'en').map(({ stem }) => stem);
  return kind === undefined
    ? words.filter((word) => !KIND_WORDS.has(word))
    : words.filter((word) => !KIND_WORDS.has(word) && word !== kind);
}

/** The field stands in the degree's own line, or in the entry it is part of; another language is not compared. */
function hasField(field: readonly string[], fact: Fact, statement: Reading): boolean {
  const language = statement.language;
  const readings = fact.entry === undefined ? [fact.reading] : (fact.entry as Entry).facts.map(({ reading }) => reading);
  if (language === undefined || readings.every((reading) => reading.language !== undefined && reading.language !== language)) return true;
  return field.some((word) => readings.some((reading) => hasWord(reading.stems, word, language)));
}
