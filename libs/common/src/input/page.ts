/** Page size and decoded position of a list. Ask the database for `limit` rows: one more than the page, to know whether there is a next one. */
export interface Page<K> {
  readonly first: number;
  readonly limit: number;
  readonly after: K | undefined;
}
