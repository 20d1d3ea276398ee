import { parsePartialDate, readDate, type PartialDate } from '#json-resume';
import { DEGREE_LEVELS, ownDegreeLevel } from '#language';
import { isRecord, listOf, textOf, type Master } from './master.js';
import type { StudyParts } from './phrases/phrasebook.js';
import { plainText } from './text/plain.js';

/** A course of study, and whether it is finished on the day of writing. */
export interface Study {
  readonly pointer: string;
  readonly parts: StudyParts;
  readonly held: boolean;
  /** Year its end is expected in; undefined where it is held or nobody says. */
  readonly until: number | undefined;
  /** Step of formal education, −1 where it names none. */
  readonly level: number;
}

const RUNNING =
  /(?<!\p{L})(?:in progress|ongoing|expected|anticipated|current(?:ly)?|candidate|not completed|laufend|voraussichtlich|angestrebt|derzeit|en cours|prévue?|en curso|previsto|prevista|cursando)(?!\p{L})|在学|修了見込|卒業見込|見込/iu;
/** A course without an end that began longer ago than this has ended, or was left: neither is told as running. */
const LONGEST_YEARS = 6;

const monthOf = ({ year, month }: PartialDate): number => year * 12 + (month ?? 12) - 1;

/** The studies of a master in its order. An end after today, a word for "going on", or no end after a recent start: not finished. */
export function studiesOf(master: Master, asOf: PartialDate): Study[] {
  const today = asOf.year * 12 + (asOf.month ?? 1) - 1;
  return listOf(master['education']).flatMap((value, index) => {
    if (!isRecord(value)) return [];
    const text = (key: string): string => plainText(textOf(value[key]));
    const parts = { type: text('studyType'), area: text('area'), institution: text('institution') };
    if (parts.type + parts.area + parts.institution === '') return [];
    const end = parsePartialDate(value['endDate']);
    const start = parsePartialDate(value['startDate']);
    const said = textOf(value['endDate']);
    const open = said === '' && start !== undefined && today - (start.year * 12 + (start.month ?? 1) - 1) < LONGEST_YEARS * 12;
    const running =
      RUNNING.test(`${parts.type} ${parts.area} ${said} ${textOf(value['score'])}`) ||
      (end === undefined ? (said !== '' && readDate(said).kind === 'ongoing') || open : laterThan(end, today));
    const level = DEGREE_LEVELS.indexOf(ownDegreeLevel(parts.type, parts.area) ?? ('' as never));
    return [{ pointer: `/education/${index}`, parts, held: !running, until: running && end !== undefined ? end.year : undefined, level }];
  });
}

/** A bare year that is this one may be over. */
const laterThan = (end: PartialDate, today: number): boolean =>
  end.month === undefined ? end.year > Math.floor(today / 12) : monthOf(end) > today;
