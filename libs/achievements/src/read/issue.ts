/** Why an achievement cannot be kept. The texts hold no input. */
export const ISSUES = {
  UNKNOWN: 'is none of the types there are',
  REQUIRED: 'is required',
  TOO_LONG: 'is longer than allowed',
  TOO_MANY: 'has more entries than allowed',
  NOT_TEXT: 'must be text, without control characters and half characters',
  NOT_A_LIST: 'must be a list of texts',
  NOT_A_DATE: 'must be a date of the calendar: YYYY, YYYY-MM or YYYY-MM-DD',
  END_BEFORE_START: 'is before the start',
  IN_THE_FUTURE: 'has not been yet; only a period that has begun may end later, within ten years',
  NOT_A_URL: 'must be a web address that begins with https:// or http://',
  NOT_ALLOWED: 'is not for a person to say',
  VERIFIED_FACT: 'was verified and cannot be changed; a copy that is not verified can',
} as const;

export type AchievementIssueCode = keyof typeof ISSUES;

/** One thing wrong. `path` is a JSON pointer (RFC 6901) into the input; the message never holds a value. */
export interface AchievementIssue {
  readonly path: string;
  readonly code: AchievementIssueCode;
  readonly message: string;
}
