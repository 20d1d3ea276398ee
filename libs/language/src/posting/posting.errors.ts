import { VitaeError } from '#common';

/**
 * There is nothing to write from, and trying again cannot change that. Codes: POSTING_EMPTY (a title only, gibberish, nothing but
 * boilerplate), MASTER_EMPTY (a résumé that tells nothing a document could be made of).
 */
export class NothingToWriteError extends VitaeError {
  readonly permanent = true;

  constructor(code: 'POSTING_EMPTY' | 'MASTER_EMPTY', message: string) {
    super(code, message);
  }
}
