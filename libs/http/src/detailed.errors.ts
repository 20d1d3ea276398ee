import { VitaeError, type ErrorCode, type VitaeErrorOptions } from '#common';

/** A VitaeError whose `details` come first: members beside the code in its problem document. Never input values or personal data. */
export class DetailedError extends VitaeError {
  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>>, options: VitaeErrorOptions = {}) {
    super(code, message, { ...options, details });
  }
}
