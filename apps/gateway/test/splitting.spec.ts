import fc from 'fast-check';
import { execute, OperationTypeNode, parse, validate } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mergeSchema } from '../src/schema/merge-schema.js';
import { RunningGateway } from './running-gateway.js';
import { fixtureSdl, ROOTS } from './stand-in-owner.js';

/** The truth: one server that has all owners' fields. */
const { schema } = mergeSchema({ auth: fixtureSdl('auth'), jobs: fixtureSdl('jobs'), resume: fixtureSdl('resume') });
const rootValue = { ...ROOTS.auth, ...ROOTS.jobs, ...ROOTS.resume };
const VARIABLES = { id: '7', none: 'none', n: 3, yes: true, no: false, json: { a: [1, null, 'é'] }, title: '' };
const DEFINITIONS = { id: 'ID!', none: 'ID!', n: 'Int!', yes: 'Boolean!', no: 'Boolean!', json: 'JSON!', title: 'String!' };

let g: RunningGateway;
beforeAll(async () => {
  g = await RunningGateway.start({ RATE_LIMIT_PER_MINUTE: '0' });
});
afterAll(() => g.stop());

const FRAGMENTS = {
  JobF: 'fragment JobF on Job { status ...JobG }',
  JobG: 'fragment JobG on Job { revision __typename }',
  PageF: 'fragment PageF on PageInfo { hasNextPage endCursor }',
  ResumeF: 'fragment ResumeF on Resume { title content }',
};
const job = fc.constantFrom('{ id }', '{ ...JobF type }', '{ t: type ... on Job { id @skip(if: $no) } }', '{ id @include(if: $no) type }');
const page = fc.constantFrom('{ ...PageF }', '{ hasNextPage __typename }');
/** A `%` is where a directive may stand. */
const reads = fc.oneof(
  fc.constantFrom('jobTypes%', '__typename%', 'me% { id role }', 'me% { __typename email @skip(if: $yes) }'),
  job.map((s) => `job(id: $id)% ${s}`),
  job.map((s) => `job(id: "none")% ${s}`),
  fc.tuple(job, page).map(([s, p]) => `jobs(first: $n)% { nodes ${s} pageInfo ${p} }`),
  page.map((p) => `resumes(first: 2, kind: MASTER)% { pageInfo ${p} nodes { ...ResumeF } }`),
  fc.constant('resume(id: $none)% { id ...ResumeF }'),
);
const writes = fc.oneof(
  fc.constant('executeJob(input: { clientRequestId: "1", type: "x", input: $json })% { __typename ... on Job { type ...JobG } }'),
  fc.constant('createResume(input: { clientRequestId: "1", title: $title, content: {} })% { ... on InvalidResume { issues { path } } }'),
  fc.constant('createResume(input: { clientRequestId: "1", title: "t", content: $json })% { ... on Resume { ...ResumeF } }'),
  fc.constantFrom('logout%', '__typename%'),
);
const directive = fc.constantFrom('', '', '', '@skip(if: $no)', '@skip(if: $yes)', '@include(if: $yes)', '@include(if: $no)');
type Leaf = { field: string; mark: string; wrap: 'none' | 'inline' | 'typed' | 'fragment'; outer: string };
const leaves = (field: fc.Arbitrary<string>): fc.Arbitrary<Leaf[]> =>
  fc.array(fc.record({ field, mark: directive, wrap: fc.constantFrom('none', 'none', 'inline', 'typed', 'fragment'), outer: directive }), {
    minLength: 1,
    maxLength: 8,
  });

function text(type: OperationTypeNode, parts: readonly Leaf[]): string {
  const root = type === OperationTypeNode.MUTATION ? 'Mutation' : 'Query';
  const own: string[] = [];
  const body = parts.map(({ field, mark, wrap, outer }, i) => {
    const leaf = `k${i}: ${field.replace('%', ` ${mark}`)}`;
    if (wrap === 'inline') return `... ${outer} { ${leaf} }`;
    if (wrap === 'typed') return `... on ${root} ${outer} { ${leaf} }`;
    if (wrap === 'none') return leaf;
    own.push(`fragment Root${i} on ${root} { ${leaf} }`);
    return `...Root${i} ${outer}`;
  });
  const used = new Set<string>();
  const need = (source: string): void => {
    for (const [name, fragment] of Object.entries(FRAGMENTS)) {
      if (source.includes(`...${name}`) && !used.has(fragment)) {
        used.add(fragment);
        need(fragment);
      }
    }
  };
  const whole = [`{ ${body.join(' ')} }`, ...own].join(' ');
  need(whole);
  const all = [whole, ...used].join(' ');
  const variables = Object.entries(DEFINITIONS).filter(([name]) => new RegExp(`\\$${name}\\b`).test(all));
  const definitions = variables.length ? `(${variables.map(([name, t]) => `$${name}: ${t}`).join(', ')})` : '';
  return `${type} Q${definitions} ${all}`;
}

interface Fault {
  readonly path?: readonly unknown[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}
const faults = (errors: readonly Fault[] | undefined): readonly string[] =>
  (errors ?? []).map((e) => JSON.stringify([e.path, e.extensions?.['code']])).toSorted();

/** What one server answers, and what the gateway does. */
async function both(query: string, user: string | undefined): Promise<readonly [unknown, unknown]> {
  const document = parse(query);
  const invalid = validate(schema, document);
  if (invalid.length) throw new Error(`The test wrote ${query}: ${invalid[0]?.message}`);
  const truth = await execute({ schema, document, rootValue, contextValue: { user }, variableValues: VARIABLES });
  const answer = await g.ask(query, { variables: VARIABLES, token: user === undefined ? null : `user:${user}` });
  return [
    { status: 200, data: JSON.stringify(truth.data), errors: faults(truth.errors) },
    { status: answer.status, data: JSON.stringify(answer.body.data), errors: faults(answer.body.errors) },
  ];
}

describe('an operation over several owners', () => {
  const options = { numRuns: 100, seed: 20_260_101 };

  it('answers as one server would, whatever is asked', async () => {
    const property = fc.asyncProperty(leaves(reads), fc.boolean(), async (parts, known) => {
      const [truth, answer] = await both(text(OperationTypeNode.QUERY, parts), known ? 'ann' : undefined);
      expect(answer).toEqual(truth);
    });
    expect(fc.defaultReportMessage(await fc.check(property, options))).toBeUndefined();
  });

  it('writes as one server would, in order', async () => {
    const property = fc.asyncProperty(leaves(writes), async (parts) => {
      const [truth, answer] = await both(text(OperationTypeNode.MUTATION, parts), 'ann');
      expect(answer).toEqual(truth);
    });
    expect(fc.defaultReportMessage(await fc.check(property, options))).toBeUndefined();
  });
});
