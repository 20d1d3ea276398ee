import { VitaeError, type ErrorCode, type VitaeErrorOptions } from '#common';

/** An error whose problem document says more than its code: `details` are members beside it. Never input values or personal data. */
export class DetailedError extends VitaeError {
  constructor(
    code: ErrorCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>>,
    options: VitaeErrorOptions = {},
  ) {
    super(code, message, options);
  }
}
