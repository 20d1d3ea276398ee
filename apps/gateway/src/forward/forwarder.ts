import type { ServerResponse } from 'node:http';
import { executeSync, OperationTypeNode } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { VitaeError } from '#common';
import type { SubgraphName } from '../schema/merge-schema.js';
import { GATEWAY, type Part, type Plan } from '../plan/plan.js';
import { absent, atFields, isRefusal, mergeAnswers, type SubgraphAnswer, type AnswerBody } from './answer.js';
import type { SubgraphClient, SubgraphRequest } from './subgraph.client.js';

export type Variables = Readonly<Record<string, unknown>>;

/** One planned operation of one client. `signal` aborts when the client has left. */
export interface Call {
  readonly plan: Plan;
  readonly variables: Variables;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal | undefined;
}

/** A part as an owner is asked, with its own variables only: an owner refuses nothing it was not asked. */
export const payloadOf = (part: Part, variables: Variables): object => ({
  query: part.query,
  operationName: part.operationName,
  variables: Object.fromEntries(part.variables.flatMap((v) => (Object.hasOwn(variables, v) ? [[v, variables[v]]] : []))),
});

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

  /** Answers into `res` where the bytes of one owner can pass straight through; otherwise hands the answer back to be sent. Throws on abort. */
  async answer(call: Call, res: ServerResponse): Promise<SubgraphAnswer | undefined> {
    const [only] = call.plan.parts;
    if (!only || call.plan.parts.length > 1 || only.owner === GATEWAY) return this.execute(call);
    const absence = await this.client(only.owner).pipe(this.request(only, call), res);
    return absence === undefined ? undefined : absent(only, absence);
  }

  /** Every part, merged. Throws on abort. */
  async execute(call: Call): Promise<SubgraphAnswer> {
    const { parts, keys, type } = call.plan;
    const answers = type === OperationTypeNode.MUTATION ? await this.inTurn(call) : await Promise.all(parts.map((p) => this.one(p, call)));
    const [only] = answers;
    return only && answers.length === 1 ? only : mergeAnswers(answers, keys);
  }

  private async inTurn(call: Call): Promise<SubgraphAnswer[]> {
    const answers: SubgraphAnswer[] = [];
    for (const part of call.plan.parts) {
      const answer = await this.one(part, call);
      const first = answers.length === 0;
      answers.push(first || !isRefusal(answer) ? answer : atFields(part, answer));
      if (isRefusal(answer) && first) break;
    }
    return answers;
  }

  private async one(part: Part, call: Call): Promise<SubgraphAnswer> {
    if (part.owner === GATEWAY) return this.here(part, call.variables);
    const answer = await this.client(part.owner).ask(this.request(part, call));
    return typeof answer === 'string' ? absent(part, answer) : answer;
  }

  private here(part: Part, variables: Variables): SubgraphAnswer {
    if (!part.document) throw new VitaeError('INTERNAL_SERVER_ERROR', 'A part of the gateway has no document');
    const operationName = part.operationName ?? null;
    const result = executeSync({ schema: this.schema, document: part.document, operationName, variableValues: variables });
    return { status: 200, headers: {}, body: result as AnswerBody };
  }

  private client(owner: SubgraphName): SubgraphClient {
    const client = this.owners.get(owner);
    if (!client) throw new VitaeError('INTERNAL_SERVER_ERROR', 'A field has no owner');
    return client;
  }

  /** A mutation on its way is not called back, and never sent twice. */
  private request(part: Part, { plan, variables, headers, signal }: Call): SubgraphRequest {
    const reads = plan.type === OperationTypeNode.QUERY;
    return { body: JSON.stringify(payloadOf(part, variables)), headers, signal: reads ? signal : undefined, again: reads };
  }
}
