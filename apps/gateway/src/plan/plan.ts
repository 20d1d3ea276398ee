import type { DocumentNode, OperationTypeNode } from 'graphql';
import type { Amount, Variable } from '#graphql-limits';
import type { SubgraphName } from '../schema/merge-schema.js';

/** The pseudo-owner of what is answered here: `__schema`, `__type` and a `__typename` that stands alone. */
export const GATEWAY: SubgraphName = 'gateway';

/** What one owner is asked, in its own text. */
export interface Part {
  readonly owner: SubgraphName;
  readonly query: string;
  /** Present for GATEWAY only: that part is executed from it. */
  readonly document: DocumentNode | undefined;
  readonly operationName: string | undefined;
  /** Names of the variables this text uses; no others are sent. */
  readonly variables: readonly string[];
  /** Response keys of its root fields. */
  readonly keys: readonly string[];
  /** Every root field may be null: an owner that is down nulls these keys only. */
  readonly nullable: boolean;
}

/**
 * Who gets which text. One part an owner (queries), or one part a run of neighbouring fields of one owner (mutations: they are
 * serial, GraphQL October 2021 §6.2.2). Depends on the text only, never on variables, so it is made once per text.
 */
export interface Plan {
  readonly type: OperationTypeNode;
  readonly parts: readonly Part[];
  /** Response keys in the order they were asked for. */
  readonly keys: readonly string[];
  readonly variables: readonly Variable[];
  readonly amounts: readonly Amount[];
}
