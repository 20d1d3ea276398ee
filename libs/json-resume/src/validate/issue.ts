/** Why a record is not a résumé. The texts hold no input. */
export const ISSUES = {
  NOT_AN_OBJECT: 'must be an object',
  FOREIGN_FORMAT: 'is written for another program',
  EMPTY_RESUME: 'must hold a name in `basics`, or a section with at least one entry',
  INVALID_TYPE: 'is of another type than JSON Resume has here',
  INVALID_EMAIL: 'must be an e-mail address',
  INVALID_URL: 'must be a whole web address, http:// or https://, without a user name in it',
  INVALID_DATE: 'must be a date: YYYY, YYYY-MM, YYYY-MM-DD, or a text with the year',
  TEXT_TOO_LONG: 'is longer than allowed',
  TOO_MANY_ENTRIES: 'has more entries than allowed',
  MORE_ISSUES: 'more is wrong than is listed',
} as const;

export type IssueCode = keyof typeof ISSUES;

export const isIssueCode = (code: string): code is IssueCode => Object.hasOwn(ISSUES, code);

/** One thing wrong. `path` is a JSON pointer (RFC 6901) into the value that was checked; the message never holds a value. */
export interface Issue {
  readonly path: string;
  readonly code: IssueCode;
  readonly message: string;
}

/** Most issues listed for one record: an answer must not grow with the input (docs/security.md, C63). */
export const MAX_ISSUES = 50;
