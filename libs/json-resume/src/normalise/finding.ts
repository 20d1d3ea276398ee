/**
 * What was done to a record, or noticed in it. The codes down to NAME_JOINED are repairs: the record was changed by them.
 * The rest are notices: kept as written.
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
  'NUMBER_AS_TEXT',
  'TEXT_AS_LIST',
  'LIST_AS_TEXT',
  'OBJECT_AS_TEXT',
  'ENTRY_AS_LIST',
  'TEXT_AS_ENTRY',
  'NAME_JOINED',
  'MORE_REPAIRS',
  'DATE_UNREAD',
  'PERIOD_REVERSED',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** One line of a mapping report. `pointer` (RFC 6901) leads into the record as it came; the message never holds a value. */
export interface Finding {
  readonly pointer: string;
  readonly code: FindingCode;
  readonly message: string;
}

/** Most findings listed for one record; a record of ten thousand nulls would otherwise fill a report by itself. */
export const MAX_FINDINGS = 100;

/**
 * Keeps account while a record is repaired: what was found, and which pointer of the repaired record leads back to which
 * of the original one, so that a later complaint about the repaired record can name the place the person knows.
 */
export class Repairs {
  readonly findings: Finding[] = [];
  /** True once the record is no longer as it came. */
  changed = false;
  private readonly moves: (readonly [to: string, from: string])[] = [];

  /** A change. `from` is the pointer into the original. */
  repair(from: string, code: FindingCode, message: string): void {
    this.changed = true;
    this.add({ pointer: from, code, message });
  }

  /** Something odd that stays as it is. */
  notice(from: string, code: FindingCode, message: string): void {
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
    if (this.findings.length < MAX_FINDINGS - 1) this.findings.push(finding);
    else if (this.findings.length === MAX_FINDINGS - 1) {
      this.findings.push({ pointer: '', code: 'MORE_REPAIRS', message: 'more was found than is listed' });
    }
  }
}
