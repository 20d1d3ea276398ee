export const VERDICTS = ['SUPPORTED', 'REWORDED', 'UNSUPPORTED'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Where one statement of a generated document comes from and what the check said of it. */
export interface Statement {
  /** JSON pointer into the generated content; for a letter `/body`. */
  readonly pointer: string;
  /** UTF-16 offsets into the text that `pointer` names, `end` not included. Absent: all of it, or, of a letter's, nobody knows any more. */
  readonly start?: number;
  readonly end?: number;
  /** JSON pointers into the master's content; in the automatic résumé `/achievements/<id>`. */
  readonly sources: readonly string[];
  readonly verdict: Verdict;
  readonly detail?: string;
}

/** A document at one version; what a person edits by hand is a new version, whose statements are their own. */
export interface DocumentVersion {
  readonly documentId: string;
  readonly version: number;
}
