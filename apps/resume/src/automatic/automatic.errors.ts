import type { InputIssue } from '#common';

/** Leaves the transaction of a change with what the person is told; nothing was changed then. */
export class RefusedError extends Error {
  constructor(readonly issues: readonly InputIssue[]) {
    super('The change is refused');
  }
}

/** The résumé that would follow is larger than any reader takes; a person shortens or deletes something first. */
export const tooLarge = (): RefusedError =>
  new RefusedError([
    { path: '', code: 'RESUME_TOO_LARGE', message: 'the automatic résumé would be larger than 256 KiB: shorten or delete something first' },
  ]);
