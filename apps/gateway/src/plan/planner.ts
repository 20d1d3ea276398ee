import { Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';
import { amountsOf, declaredVariables, fragmentsOf, LIMITS } from '#graphql-limits';
import type { MergedSchema } from '../schema/merge-schema.js';
import type { Plan } from './plan.js';
import { refused } from './plan.errors.js';
import { bySubgraph, partOf, rootFields } from './split.js';
import { documentReader } from './validate-document.js';

/** Plans kept: a console has some hundred operations. Bounded in characters too, or 1,000 texts of 20 kB would hold 20 MB and their trees. */
const CACHED_PLANS = 1_000;
const CACHED_CHARACTERS = 4_000_000;

const keyOf = (text: string, operationName: string | null | undefined): string => `${operationName ?? ''}\0${text}`;

export type PlanOutcome = 'hit' | 'miss' | 'refused';

/** Turns a text into a plan. Parsing, validation and limits happen once a text; a repeated operation costs a look-up. */
export class QueryPlanner {
  private readonly cache = new LRUCache<string, Plan>({
    max: CACHED_PLANS,
    maxSize: CACHED_CHARACTERS,
    sizeCalculation: (_, key) => key.length,
  });
  private readonly read: (text: string) => DocumentNode;

  constructor(
    private readonly merged: MergedSchema,
    introspection: boolean,
    private readonly seen: (outcome: PlanOutcome) => void = () => undefined,
  ) {
    this.read = documentReader(merged.schema, introspection);
  }

  /** Whether planning this is only a look-up. */
  knows(text: string, operationName?: string | null): boolean {
    return this.cache.has(keyOf(text, operationName));
  }

  /** Throws OperationRefused. Refusals are not kept: they cost their sender a request each. */
  plan(text: string, operationName?: string | null): Plan {
    if (text.length > LIMITS.characters) throw refused('GRAPHQL_PARSE_FAILED', 'Query text is too long');
    const key = keyOf(text, operationName);
    const known = this.cache.get(key);
    if (known) {
      this.seen('hit');
      return known;
    }
    try {
      const made = this.make(text, operationName ?? undefined);
      this.cache.set(key, made);
      this.seen('miss');
      return made;
    } catch (error) {
      this.seen('refused');
      throw error;
    }
  }

  private make(text: string, operationName: string | undefined): Plan {
    const document = this.read(text);
    const operations = document.definitions.filter((d) => d.kind === Kind.OPERATION_DEFINITION);
    const operation = choose(operations, operationName);
    const fragments = fragmentsOf(document);
    const fields = rootFields(operation, fragments, this.merged);
    if (fields.length > LIMITS.rootFields) throw refused('GRAPHQL_VALIDATION_FAILED', 'Operation is too deep or too wide');
    const groups = bySubgraph(fields, operation.operation);
    if (operation.operation === OperationTypeNode.SUBSCRIPTION && groups.length > 1) {
      throw refused('GRAPHQL_VALIDATION_FAILED', 'A subscription has one root field');
    }
    const whole = groups.length === 1 && operations.length === 1 ? text : undefined;
    return {
      type: operation.operation,
      parts: groups.map((g) => partOf(g, operation, fragments, this.merged, whole)),
      keys: [...new Set(fields.map((f) => f.key))],
      variables: declaredVariables(this.merged.schema, operation),
      amounts: amountsOf(operation, fragments),
    };
  }
}

function choose(operations: readonly OperationDefinitionNode[], name: string | undefined): OperationDefinitionNode {
  if (name === undefined || name === '') {
    const [only] = operations;
    if (only && operations.length === 1) return only;
    throw refused('BAD_REQUEST', 'operationName is required where there are several operations');
  }
  const found = operations.find((o) => o.name?.value === name);
  if (!found) throw refused('BAD_REQUEST', 'There is no operation of that name');
  return found;
}
