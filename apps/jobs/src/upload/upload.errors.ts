import { VitaeError, type ErrorCode } from '#common';
import type { FrameRefused, FrameRefusalCode } from '#json-resume';

/** Why a whole file is refused, as the upload's answer: the reason's own code beside the error map's, and the byte where it broke. */
export class FileRefused extends VitaeError {
  constructor(
    code: ErrorCode,
    readonly reason: string,
    message: string,
    details: Readonly<Record<string, string | number>> = {},
  ) {
    super(code, message, { details: { reason, ...details }, facts: { reason } });
  }
}

const CODES: Readonly<Partial<Record<FrameRefusalCode, ErrorCode>>> = {
  NOT_JSON: 'UNSUPPORTED_MEDIA_TYPE',
  EMPTY_FILE: 'BAD_REQUEST',
  TOO_MANY_RECORDS: 'TOO_MANY_RECORDS',
};

/** A broken frame: 415 for what is no JSON at all, 400 for nothing, 422 with the byte offset for the rest. */
export const frameRefused = (e: FrameRefused): FileRefused =>
  new FileRefused(CODES[e.code] ?? 'UNPROCESSABLE_FILE', e.code, e.message, {
    offset: e.offset,
    ...(e.facts.looksLike === undefined ? {} : { looksLike: e.facts.looksLike }),
    ...(e.facts.record === undefined ? {} : { record: e.facts.record.index }),
  });

export const tooLarge = (): VitaeError => new VitaeError('PAYLOAD_TOO_LARGE', 'The upload is larger than allowed');

export const tooSlow = (): VitaeError => new VitaeError('REQUEST_TIMEOUT', 'The upload stopped arriving');

export const gaveWay = (): FileRefused =>
  new FileRefused('REQUEST_TIMEOUT', 'GAVE_WAY', 'Others wait, and this upload is the slowest; send it again, where you can as gzip');

export const tooLong = (): FileRefused => new FileRefused('REQUEST_TIMEOUT', 'TOO_LONG', 'The upload took too long; send it in parts');

export const clientLeft = (): VitaeError => new VitaeError('REQUEST_TIMEOUT', 'The client left before the upload was complete');

export const beingImported = (): VitaeError => new VitaeError('CONFLICT', 'A job imports this upload; wait for its end or cancel it first');

export const keyReused = (): VitaeError =>
  new VitaeError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used before for another file');
