import type { Refusal } from '#strict-json';

/** Where a record stands in the file. */
export interface RecordPlace {
  /** Counted from 0, refused ones included. */
  readonly index: number;
  /** Of the first byte, from the start of the unpacked file. */
  readonly offset: number;
}

/** One record as it stands in the file. `bytes` is a view on the chunk it came in: use it before the next is pushed, or copy it. */
export interface RawRecord extends RecordPlace {
  readonly bytes: Uint8Array;
  /** Colons outside strings, for `strict`; absent where the splitter had no reason to look. */
  readonly keys: number | undefined;
}

/** A record that was passed over instead of kept, because holding it would break the bound on memory. */
export interface PassedRecord extends RecordPlace {
  readonly refusal: Refusal;
}

export type SplitRecord = RawRecord | PassedRecord;
