import { executeSync, OperationTypeNode } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { VitaeError } from '#common';
import { nodesOf } from '#graphql-limits';
import type { Turn } from '../http/admission.js';
import type { SubgraphName } from '../schema/merge-schema.js';
import { GATEWAY, type Part, type Plan } from '../plan/plan.js';
import { absent, atFields, bytesOf, merged, opened, own, refuses, unheld, type Answer, type PartAnswer } from './answer.js';
import type { SubgraphClient, SubgraphRequest } from './subgraph.client.js';

export type Variables = Readonly<Record<string, unknown>>;

/** One planned operation of one client. `signal` aborts when the client has left; `turn` is told of every byte that is kept for it. */
export interface Call {
  readonly plan: Plan;
  readonly variables: Variables;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
  readonly turn: Turn;
}

export interface Forwarded extends Answer {
  /** True: there is no `data`, the request was refused before execution. */
  readonly refusal: boolean;
}

/** A part as an owner is asked, with its own variables only: an owner refuses nothing it was not asked. */
export const payloadOf = (part: Part, variables: Variables): object => ({
  query: part.query,
  operationName: part.operationName,
  variables: Object.fromEntries(part.variables.flatMap((v) => (Object.hasOwn(variables, v) ? [[v, variables[v]]] : []))),
});

/** What a part came to: its fields, or an owner's refusal of the request. */
type Outcome = PartAnswer | { readonly refusal: Answer };
const isRefusal = (outcome: Outcome): outcome is { readonly refusal: Answer } => 'refusal' in outcome;

/**
 * Carries the parts of a plan to their owners. One part: the owner's bytes go to the client unread. Several: asked side by side
 * (mutations: in turn) and merged. An owner that cannot be reached is an error at its fields; a request an owner refuses
 * (401, 400, 429) is the answer to the whole.
 */
export class Forwarder {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly owners: ReadonlyMap<SubgraphName, SubgraphClient>,
  ) {}

  /** The whole answer, in memory and charged to the call's turn: no owner waits for the client to read it. Throws on abort, and what the turn throws. */
  async answer(call: Call): Promise<Forwarded> {
    const { parts, keys, type } = call.plan;
    const [only] = parts;
    if (only && parts.length === 1 && only.owner !== GATEWAY) return this.alone(only, call);
    const outcomes = type === OperationTypeNode.MUTATION ? await this.inTurn(call) : await this.together(call);
    const refused = outcomes.find(isRefusal);
    if (refused) return { ...refused.refusal, refusal: true };
    return { ...merged(outcomes as PartAnswer[], keys), refusal: false };
  }

  private async alone(part: Part, call: Call): Promise<Forwarded> {
    const answer = await this.asked(part, call);
    if ('data' in answer) return { ...merged([answer], call.plan.keys), refusal: false };
    return { ...answer, refusal: refuses(answer) };
  }

  /** One that may not be kept makes the rest not worth waiting for. */
  private async together(call: Call): Promise<Outcome[]> {
    const stop = new AbortController();
    const signal = call.signal ? AbortSignal.any([call.signal, stop.signal]) : stop.signal;
    try {
      return await Promise.all(call.plan.parts.map((p) => this.one(p, { ...call, signal })));
    } catch (error) {
      stop.abort();
      throw error;
    }
  }

  private async inTurn(call: Call): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const part of call.plan.parts) {
      const outcome = await this.one(part, call);
      if (!isRefusal(outcome)) outcomes.push(outcome);
      else if (outcomes.length > 0) outcomes.push(atFields(part, outcome.refusal));
      else return [outcome];
    }
    return outcomes;
  }

  private async one(part: Part, call: Call): Promise<Outcome> {
    if (part.owner === GATEWAY) return this.here(part, call);
    const answer = await this.asked(part, call);
    if ('data' in answer) return answer;
    try {
      return opened(answer) ?? { refusal: answer };
    } catch {
      return absent(part, 'DEPENDENCY_UNAVAILABLE');
    }
  }

  /** The owner's bytes, or what stands in their place where there are none that may be kept. */
  private async asked(part: Part, call: Call): Promise<Answer | PartAnswer> {
    try {
      const answer = await this.client(part.owner).ask(this.request(part, call));
      return typeof answer === 'string' ? absent(part, answer) : answer;
    } catch (error) {
      if (!(error instanceof VitaeError) || call.plan.type !== OperationTypeNode.MUTATION) throw error;
      return unheld(part, { message: error.message, extensions: { code: error.code, ...error.details } });
    }
  }

  private here(part: Part, { variables, turn }: Call): PartAnswer {
    if (!part.document) throw new VitaeError('INTERNAL_SERVER_ERROR', 'A part of the gateway has no document');
    const operationName = part.operationName ?? null;
    const result = executeSync({ schema: this.schema, document: part.document, operationName, variableValues: variables });
    const answer = own({ data: result.data ?? null, errors: result.errors?.map((e) => e.toJSON()) ?? [] });
    turn.answered(bytesOf([...(answer.data?.values() ?? [])]));
    return answer;
  }

  private client(owner: SubgraphName): SubgraphClient {
    const client = this.owners.get(owner);
    if (!client) throw new VitaeError('INTERNAL_SERVER_ERROR', 'A field has no owner');
    return client;
  }

  /** A mutation on its way is not called back, and never sent twice. */
  private request(part: Part, { plan, variables, headers, signal, turn }: Call): SubgraphRequest {
    const reads = plan.type === OperationTypeNode.QUERY;
    const body = JSON.stringify(payloadOf(part, variables));
    return { body, nodes: nodesOf(plan.amounts, variables), headers, signal: reads ? signal : undefined, again: reads, turn };
  }
}
