/** Why a whole file is refused. The texts hold no input. */
export const FRAME_REFUSALS = {
  NOT_JSON: 'the file is not JSON',
  WRONG_ENCODING: 'the file is not UTF-8',
  EMPTY_FILE: 'the file is empty',
  NOT_RECORDS: 'the file holds no list of records',
  TRUNCATED: 'the file ends in the middle',
  TRAILING_COMMA: 'a comma stands before the closing bracket',
  NDJSON_AS_JSON: 'the file is newline-delimited JSON (NDJSON) and was sent as one JSON document: send it as application/x-ndjson',
  JSON_AS_NDJSON: 'the file is one JSON document over several lines and was sent as NDJSON: send it as application/json',
  SEVERAL_DOCUMENTS:
    'records stand one after the other without a list around them: put them into [ ], or each on a line of its own and send application/x-ndjson',
  UNEXPECTED_BYTE: 'a byte stands where the list of records does not allow it',
  FRAME_TOO_LARGE: 'what stands around the list of records is larger than allowed',
  MALFORMED_FRAME: 'what stands around the list of records is not valid JSON',
  TOO_MANY_RECORDS: 'the file holds more records than allowed',
} as const;

export type FrameRefusalCode = keyof typeof FRAME_REFUSALS;

export interface FrameFacts {
  /** What the first bytes look like, when they are not JSON. */
  readonly looksLike?: string;
  /** The record being read when the frame broke. */
  readonly record?: { readonly index: number; readonly offset: number };
}

/**
 * The frame of an upload is broken, so no border between records can be trusted: the file is refused whole, whatever was
 * read before. `offset` counts bytes from the start of the (unpacked) file. Thrown by `push` and `end`.
 */
export class FrameRefused extends Error {
  constructor(
    readonly code: FrameRefusalCode,
    readonly offset: number,
    readonly facts: FrameFacts = {},
  ) {
    const like = facts.looksLike === undefined ? '' : `; it looks like ${facts.looksLike}. Send JSON Resume as JSON or NDJSON`;
    super(`${FRAME_REFUSALS[code]}${like} (byte ${offset})`);
    this.name = 'FrameRefused';
  }
}
