import type { JsonValue } from '#strict-json';
import { isIssueCode, ISSUES } from '../validate/issue.js';
import type { IssueCode } from '../validate/issue.js';

/**
 * What was done to a record, or noticed in it. The codes down to NAME_JOINED are repairs: the record was changed by them.
 * The rest are notices: kept as written. What was set aside carries the code of the issue with it.
 */
export const FINDING_CODES = [
  'OLD_KEY',
  'WRAPPED_RECORD',
  'FLAT_RECORD',
  'POSITIONS_SPLIT',
  'DETAILS_READ',
  'NULL_ABSENT',
  'EMPTY_ABSENT',
  'EMPTY_DATE',
  'ONGOING_DATE',
  'DATE_FORM',
  'ADDRESS_WHOLE',
  'NUMBER_AS_TEXT',
  'TEXT_AS_LIST',
  'TEXT_SPLIT',
  'LIST_AS_TEXT',
  'OBJECT_AS_TEXT',
  'ENTRY_AS_LIST',
  'LIST_AS_ENTRY',
  'GROUPS_READ',
  'TEXT_AS_ENTRY',
  'NAME_JOINED',
  'MORE_REPAIRS',
  'DATE_UNREAD',
  'DATE_UNKNOWN',
  'IMPOSSIBLE_DATE',
  'UNKNOWN_SECTION',
  'ASIDE_DROPPED',
  'PERIOD_REVERSED',
] as const;

const NOTICES: ReadonlySet<string> = new Set(FINDING_CODES.slice(FINDING_CODES.indexOf('DATE_UNREAD')));

export type FindingCode = (typeof FINDING_CODES)[number];

/** One line of a mapping report. `pointer` (RFC 6901) leads into the record as it came; the message never holds a value. */
export interface Finding {
  readonly pointer: string;
  readonly code: FindingCode | IssueCode;
  readonly message: string;
}

/** Where in a résumé the values stand that were set aside: `meta` says nothing about the person. */
export const ASIDE_KEY = 'setAside';

export const asideMessage = (code: IssueCode): string => `${ISSUES[code]}: set aside under \`meta.${ASIDE_KEY}\``;

/** Findings of one record that a report shows. */
const SHOWN = 50;

/** Most findings listed for one record; a record of ten thousand nulls would otherwise fill a report by itself. */
export const MAX_FINDINGS = 100;

const MORE: Finding = { pointer: '', code: 'MORE_REPAIRS', message: 'more was found than is listed' };

const isRepair = ({ code }: Finding): boolean => !isIssueCode(code) && !NOTICES.has(code);

/** At most MAX_FINDINGS; where there are so many that a report will not show them all, what was set aside or noticed comes before what was repaired. */
export function ranked(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= SHOWN) return findings;
  const order = [...findings.filter((finding) => !isRepair(finding)), ...findings.filter(isRepair)];
  return order.length <= MAX_FINDINGS ? order : [...order.slice(0, MAX_FINDINGS - 1), MORE];
}

/**
 * Keeps account while a record is repaired: what was found, and which pointer of the repaired record leads back to which
 * of the original one, so that a later complaint about the repaired record can name the place the person knows.
 */
export class Repairs {
  readonly findings: Finding[] = [];
  /** What cannot stand in its place, by the pointer it came from. */
  readonly aside = new Map<string, JsonValue>();
  /** True once the record is no longer as it came. */
  changed = false;
  private readonly moves: (readonly [to: string, from: string])[] = [];
  /** Counted apart: a hundred old keys must not hide that a section was not read. */
  private repairs = 0;
  private notices = 0;

  /** A change. `from` is the pointer into the original. */
  repair(from: string, code: FindingCode | IssueCode, message: string): void {
    this.changed = true;
    this.add({ pointer: from, code, message });
  }

  /** Takes what cannot be read out of its place; it is kept beside. */
  setAside(from: string, code: IssueCode, value: JsonValue): void {
    this.repair(from, code, asideMessage(code));
    this.aside.set(from, value);
  }

  /** Something odd that stays as it is. */
  notice(from: string, code: FindingCode | IssueCode, message: string): void {
    this.add({ pointer: from, code, message });
  }

  /** What stands at `to` in the repaired record, with all below it, came from `from`. */
  moved(to: string, from: string): void {
    this.moves.push([to, from]);
  }

  /** The pointer into the original record of what stands at `pointer` now. The closest move above it counts, the last of equals. */
  originOf(pointer: string): string {
    let best: readonly [string, string] = ['', ''];
    for (const move of this.moves) {
      const [to] = move;
      if (to.length >= best[0].length && (pointer === to || pointer.startsWith(`${to}/`))) best = move;
    }
    return best[1] + pointer.slice(best[0].length);
  }

  /** How many moves there are; for `movesSince`. */
  get mark(): number {
    return this.moves.length;
  }

  /** The moves made after `mark` was read. */
  movesSince(mark: number): ReadonlyMap<string, string> {
    return new Map(this.moves.slice(mark));
  }

  private add(finding: Finding): void {
    const repair = isRepair(finding);
    const count = repair ? ++this.repairs : ++this.notices;
    if (count < MAX_FINDINGS) this.findings.push(finding);
    else if (count === MAX_FINDINGS && !this.findings.includes(MORE)) this.findings.push(MORE);
  }
}
