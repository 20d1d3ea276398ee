import { compareDates, parsePartialDate } from '#json-resume';
import { fold } from '#language';
import type { JsonValue } from '#strict-json';
import { sameName } from '../master/named.js';
import type { ClaimKind } from '../verdict.js';
import { fallBack, keep, pass, sameJson } from './note.js';
import type { Path, Reviewed } from './note.js';
import type { StatementKind } from './statement-kind.js';

type Own = { readonly value: JsonValue; readonly pointer: string } | undefined;

/** The row of the claim table a field of the schema belongs to. */
export const KIND_OF: Readonly<Record<StatementKind, ClaimKind>> = {
  name: 'name',
  employer: 'name',
  institution: 'name',
  organization: 'name',
  award: 'name',
  publication: 'name',
  project: 'name',
  place: 'name',
  headline: 'title',
  title: 'title',
  date: 'date',
  degree: 'degree',
  field: 'degree',
  score: 'degree',
  course: 'degree',
  certificate: 'degree',
  skill: 'skill',
  level: 'skill',
  language: 'language',
  summary: 'statement',
  highlight: 'statement',
  reference: 'statement',
  interest: 'statement',
  contact: 'field',
  link: 'field',
  other: 'field',
};

const plain = (text: string): string =>
  fold(text)
    .replace(/[\s.,;·•\-‐–—_/|()（）]+/gu, ' ')
    .trim();

/** A value that must be the person's: names without regard to legal form, texts without regard to case and marks. */
export function reviewExact(path: Path, value: JsonValue, own: Own, kind: StatementKind): Reviewed {
  const claim = KIND_OF[kind];
  if (own !== undefined && sameJson(value, own.value))
    return claim === 'field' ? pass(value) : keep(path, value, { sources: [own.pointer], verdict: 'SUPPORTED' });
  if (typeof value === 'string' && typeof own?.value === 'string') {
    const same = claim === 'name' ? sameName(value, own.value) : plain(value) === plain(own.value);
    if (same)
      return keep(path, value, { sources: [own.pointer], verdict: 'REWORDED', detail: 'The same but for legal form, case and marks' });
  }
  return fallBack(path, value, own, {
    kind: claim,
    detail: own === undefined ? 'The person gives nothing here' : 'It is not what the person gives here',
  });
}

/** A date: the person's, or the same with less precision. An open end the person did not leave open is a claim too (see `missingEnd`). */
export function reviewDate(path: Path, value: JsonValue, own: Own): Reviewed {
  if (own !== undefined && sameJson(value, own.value)) return keep(path, value, { sources: [own.pointer], verdict: 'SUPPORTED' });
  const [said, meant] = [parsePartialDate(value), parsePartialDate(own?.value)];
  if (said !== undefined && meant !== undefined && own !== undefined) {
    const coarse = {
      year: meant.year,
      ...(said.month === undefined ? {} : { month: meant.month }),
      ...(said.day === undefined ? {} : { day: meant.day }),
    };
    if (said.year === coarse.year && said.month === coarse.month && said.day === coarse.day && compareDates(said, said) === 0) {
      return keep(path, value, { sources: [own.pointer], verdict: 'REWORDED', detail: 'The same date, less exact' });
    }
  }
  return fallBack(path, value, own, {
    kind: 'date',
    detail: own === undefined ? 'The person gives no date here' : 'It is not the date the person gives',
  });
}

/** A post that ended, shown without its end, is shown as held today. */
export function missingEnd(path: Path, own: Own): Reviewed {
  if (own === undefined || own.value === null || own.value === '') return pass(undefined);
  return fallBack(path, 'no end date', own, { kind: 'date', detail: 'The person gives an end date; leaving it out says that it goes on' });
}
