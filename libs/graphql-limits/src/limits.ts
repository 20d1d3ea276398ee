/**
 * What one operation may cost, in the gateway and in each service behind it. Not configuration: a client is written against them. None is
 * named in an answer but page size and list length, which are part of the API. Ids are rows of docs/security.md.
 *
 * A service is asked for a part of what the gateway was, so whatever the gateway lets through the services do too; who reaches a service
 * without the gateway meets the same bounds. Two of them only the gateway has: the length of the text and the number of root fields, which
 * bound what it parses for others and whom it calls.
 */
export const LIMITS = {
  /** Text, before it is parsed. Twice the longest operation of the console; the parser's own bound is `tokens`. */
  characters: 20_000,
  /** C56: the parser stops here, so no text costs more than a millisecond to read. */
  tokens: 1_000,
  /** C57: `jobs.edges.node.items.edges.node.result.detail` is 8. */
  depth: 10,
  /** C58, A3: aliases repeat a field at the price of a name. */
  aliases: 15,
  /** C58: each is looked at by several validation rules. */
  directives: 50,
  /** Root fields with fragments opened; each may be a call to an owner. */
  rootFields: 10,
  /** C58: fields with fragments expanded. 300 spreads of one fragment pass every other limit (measured), so a spread costs four. */
  cost: 1_000,
  spreadCost: 4,
  /** C61: `first`, as GitHub's API has it. */
  pageSize: 100,
  /** C61: nodes an operation may ask for: for each page, the product of the sizes on the way to it. */
  nodes: 10_000,
  /** C62: items of a list in an argument or variable, as Shopify's API has it. */
  listItems: 250,
  /** C63: errors of one answer. */
  errors: 50,
} as const;

/** A3: each of these costs a password hash or a token family; one a document. */
export const SENSITIVE_FIELDS: ReadonlySet<string> = new Set(['login', 'register', 'refresh', 'changePassword', 'deleteAccount']);
