import type { Bound } from '#language';

/** A number with what it counts or measures. */
export interface Quantity {
  /** What it may be worth, in which unit; several where the writing leaves doubt or says two things at once (doubled = ×2 = +100 %). */
  readonly readings: readonly { readonly value: number; readonly unit: string | undefined }[];
  /** Ids of the things counted (`nurses`), from the table. */
  readonly counted: readonly string[];
  /** Stems of the words it counts, for words no table knows. */
  readonly nouns: readonly string[];
  readonly bound: Bound | undefined;
  /** Per what: `day` in `500 orders a day`. */
  readonly rate: string | undefined;
  /** `from` and `to` of "from 12 to 3", `by` of "by 30 %". */
  readonly relation: 'from' | 'to' | 'by' | undefined;
  readonly from: number;
  readonly to: number;
}
