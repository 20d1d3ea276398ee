import { describe, expect, it } from 'vitest';
import { fixtureSdl } from '../../test/stand-in-owner.js';
import { mergeSchema } from '../schema/merge-schema.js';
import { OperationRefused } from './plan.errors.js';
import { GATEWAY, type Plan } from './plan.js';
import { planned } from './planned.js';
import { QueryPlanner, type PlanOutcome } from './planner.js';

const merged = mergeSchema({ auth: fixtureSdl('auth'), jobs: fixtureSdl('jobs'), resume: fixtureSdl('resume') });
const planner = new QueryPlanner(merged, true);
const closed = new QueryPlanner(merged, false);

const refusal = (work: () => unknown): readonly (readonly [unknown, string])[] => {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof OperationRefused) return error.errors.map((e) => [e.extensions?.['code'], e.message] as const);
    throw error;
  }
};
const codes = (text: string, operationName?: string): unknown[] => [
  ...new Set(refusal(() => planner.plan(text, operationName)).map(([c]) => c)),
];
const withVariables = (query: string, variables: Record<string, unknown>): readonly (readonly [unknown, string])[] =>
  refusal(() => planned(planner, { query, operationName: undefined, variables }, () => undefined));
const owners = (plan: Plan): string[] => plan.parts.map((p) => p.owner);

describe('splitting', () => {
  it("hands one owner the client's own text, byte for byte", () => {
    const text = 'query   Q { jobs(first:1) { nodes { ...J } } }  fragment J on Job { id __typename }';
    expect(planner.plan(text).parts.map((p) => p.query)).toEqual([text]);
  });

  it('parts a query by owner, each with its own fragments and variables, keys in the order asked', () => {
    const plan = planner.plan(
      `query N($id: ID!, $n: Int!, $no: Boolean!) { b: jobs(first: $n) { pageInfo { ...P } } ...R ...S @skip(if: $no) me { id } __typename }
       fragment R on Query { a: resume(id: $id) { id } resumes(first: $n) { pageInfo { ...P } } }
       fragment S on Query { jobTypes } fragment P on PageInfo { hasNextPage }`,
      'N',
    );
    expect(owners(plan)).toEqual(['jobs', 'resume', 'auth']);
    expect(plan.keys).toEqual(['b', 'a', 'resumes', 'jobTypes', 'me', '__typename']);
    const [jobs, resume, auth] = plan.parts;
    expect(jobs?.query).toMatch(/^query N\(\$n: Int!, \$no: Boolean!\)/);
    expect(jobs?.query).toContain('@skip(if: $no)');
    expect(resume?.variables).toEqual(['id', 'n']);
    expect(auth?.query).toBe('query N {\n  me {\n    id\n  }\n  __typename\n}');
    expect(auth?.nullable).toBe(false);
    expect(jobs?.nullable).toBe(true);
  });

  it('parts a mutation by runs of neighbours, so that fields stay in order', () => {
    const job = (alias: string): string => `${alias}: executeJob(input: { clientRequestId: "1", type: "t", input: 1 }) { __typename }`;
    const text = `mutation { ${job('a')} createResume(input: { clientRequestId: "1", title: "t", content: {} }) { __typename } ${job('c')} ${job('d')} }`;
    const plan = planner.plan(text);
    expect(plan.parts.map((p) => [p.owner, p.keys])).toEqual([
      ['jobs', ['a']],
      ['resume', ['createResume']],
      ['jobs', ['c', 'd']],
    ]);
  });

  it('answers introspection and a lone __typename itself', () => {
    expect(owners(planner.plan('{ __typename }'))).toEqual([GATEWAY]);
    expect(owners(planner.plan('{ __schema { queryType { name } } jobTypes }'))).toEqual([GATEWAY, 'jobs']);
    expect(owners(closed.plan('{ __typename }'))).toEqual([GATEWAY]);
  });

  it('remembers plans by text and operation name, refusals not', () => {
    const seen: PlanOutcome[] = [];
    const counted = new QueryPlanner(merged, false, (o) => seen.push(o));
    const text = 'query A { me { id } } query B { jobTypes }';
    expect(counted.plan(text, 'A')).toBe(counted.plan(text, 'A'));
    expect(owners(counted.plan(text, 'B'))).toEqual(['jobs']);
    for (let i = 0; i < 2; i++) refusal(() => counted.plan('{'));
    expect(seen).toEqual(['miss', 'hit', 'miss', 'refused', 'refused']);
  });
});

describe('refusals', () => {
  it('A3 refuses fifteen aliases of login, and one through a fragment beside another', () => {
    const login = 'login(email: "a@example.org", password: "p") { __typename }';
    expect(codes(`mutation { ${Array.from({ length: 15 }, (_, i) => `a${i}: ${login}`).join(' ')} }`)).toEqual([
      'GRAPHQL_VALIDATION_FAILED',
    ]);
    expect(codes(`mutation { ${login} ...F } fragment F on Mutation { b: ${login} }`)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(codes(`mutation A { ${login} } mutation B { ${login} }`, 'A')).toEqual(['GRAPHQL_VALIDATION_FAILED']);
    expect(codes(`mutation { ${login} }`)).toEqual([]);
  });

  it('C53 refuses introspection where it is off', () => {
    expect(refusal(() => closed.plan('{ __schema { queryType { name } } }'))[0]?.[0]).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(refusal(() => closed.plan('{ __type(name: "Job") { name } }'))[0]?.[0]).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  it.each([
    ['field', '{ jobType }'],
    ['type', '{ jobs(first: 1) { nodes { ... on Jobb { id } } } }'],
    ['argument', '{ jobs(firs: 1, first: 1) { nodes { id } } }'],
    ['enum value', '{ jobs(first: 1, status: RUNING) { nodes { id } } }'],
    ['input field', 'mutation { register(input: { email: "a", password: "b", firstNam: "c" }) { __typename } }'],
  ])('C55 gives no suggestion for a near-miss %s', (_what, text) => {
    const found = refusal(() => planner.plan(text));
    expect(found.length).toBeGreaterThan(0);
    expect(JSON.stringify(found)).not.toMatch(/did you mean|hidden/i);
  });

  it('C56 answers syntax errors, an empty document and 1,200 tokens as parse failures', () => {
    for (const text of ['{', '', '# nothing', `{ ${'jobTypes '.repeat(1_200)}}`, 'x'.repeat(20_001)])
      expect(codes(text)).toEqual(['GRAPHQL_PARSE_FAILED']);
    const text = '{ job(id: "Jane Roe 123-45-6789" "Jane Roe") { id } }';
    expect(JSON.stringify(refusal(() => planner.plan(text)))).not.toContain('Jane');
  });

  const deep = (n: number): string =>
    `{ jobs(first: 1) { nodes { items(first: 1) { nodes ${'{ job { items(first: 1) { nodes '.repeat(n)} { id } ${'} } }'.repeat(n)} } } } }`;
  it('C57 refuses seven levels too many, in fragments too, and does not name the limit', () => {
    expect(codes(deep(1))).toEqual([]);
    const fragments =
      'query { jobs(first: 1) { nodes { ...A } } } fragment A on Job { items(first: 1) { nodes { job { items(first: 1) { nodes { ...B } } } } } } fragment B on JobItem { job { items(first: 1) { nodes { job { items(first: 1) { nodes { id } } } } } } }';
    for (const text of [deep(3), fragments]) {
      const [first] = refusal(() => planner.plan(text));
      expect(first).toEqual(['GRAPHQL_VALIDATION_FAILED', 'Operation is too deep or too wide']);
    }
  });

  it('C58 refuses 16 aliases, 51 directives and 300 spreads of one fragment', () => {
    const aliases = (n: number): string => `{ me { ${Array.from({ length: n }, (_, i) => `a${i}: id`).join(' ')} } }`;
    expect([codes(aliases(15)), codes(aliases(16))]).toEqual([[], ['GRAPHQL_VALIDATION_FAILED']]);
    const directives = (n: number): string => `{ ${'jobTypes @skip(if: false) '.repeat(n)} }`;
    expect([codes(directives(9)), codes(directives(51))]).toEqual([[], ['GRAPHQL_VALIDATION_FAILED']]);
    const spreads = (n: number): string => `{ me { ${'...F '.repeat(n)} } } fragment F on User { id }`;
    expect([codes(spreads(50)), codes(spreads(300))]).toEqual([[], ['GRAPHQL_VALIDATION_FAILED']]);
  });

  it('C59 refuses circular, self and doubling fragments at once', () => {
    const doubling = `{ jobs(first: 1) { ...A0 } } ${Array.from({ length: 30 }, (_, i) => `fragment A${i} on JobConnection { ...A${i + 1} ...A${i + 1} }`).join(' ')} fragment A30 on JobConnection { pageInfo { endCursor } }`;
    for (const text of [
      '{ me { ...A } } fragment A on User { ...B } fragment B on User { ...A }',
      '{ me { ...A } } fragment A on User { id ...A }',
      doubling,
    ]) {
      const begun = performance.now();
      expect(codes(text)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
      expect(performance.now() - begun).toBeLessThan(50);
    }
  });

  it('C61 refuses pages outside 1–100, missing ones and more than 10,000 nodes', () => {
    const nested = (a: number, b: number): string => `{ jobs(first: ${a}) { nodes { items(first: ${b}) { nodes { id } } } } }`;
    for (const text of [
      '{ jobs(first: 99999999) { nodes { id } } }',
      '{ jobs(first: -1) { nodes { id } } }',
      '{ jobs { nodes { id } } }',
      nested(100, 101),
      nested(100, 100),
    ]) {
      expect(withVariables(text, {}).map(([c]) => c)).toEqual(['BAD_USER_INPUT']);
    }
    expect(withVariables(nested(90, 100), {})).toEqual([]);
    const text =
      'query ($a: Int!, $b: Int = 100) { jobs(first: $a) { nodes { ...F } } } fragment F on Job { items(first: $b) { nodes { id } } }';
    expect(withVariables(text, { a: 50 })).toEqual([]);
    expect(withVariables(text, { a: 100 })).toEqual([['BAD_USER_INPUT', 'Operation asks for too many nodes']]);
    expect(withVariables(text, { a: 0, b: 1 })).toEqual([['BAD_USER_INPUT', 'first must be between 1 and 100']]);
    expect(withVariables(text, { a: 10, b: 1_000 })).toEqual([['BAD_USER_INPUT', 'first must be between 1 and 100']]);
  });

  const generate = 'mutation ($input: GenerateDocumentsInput!) { generateDocuments(input: $input) { __typename } }';
  const input = (more: object): Record<string, unknown> => ({
    input: { clientRequestId: '1', masterResumeId: '2', postings: [{ text: 't' }], ...more },
  });

  it('C62 refuses lists longer than 250, in variables and in the text', () => {
    expect(withVariables(generate, input({ postings: Array.from({ length: 250 }, () => ({ text: 't' })) }))).toEqual([]);
    expect(withVariables(generate, input({ postings: Array.from({ length: 100_000 }, () => ({ text: 't' })) }))).toEqual([
      ['BAD_USER_INPUT', 'Variable "$input" at "postings": A list may have at most 250 items.'],
    ]);
    expect(codes(`{ sum(values: [${'1 '.repeat(251)}]) }`)).toEqual(['BAD_USER_INPUT']);
    expect(codes(`{ sum(values: [${'1 '.repeat(250)}]) }`)).toEqual([]);
  });

  it('C63 gives at most 50 errors and never the values', () => {
    const wrong = withVariables('query ($a: [Float!]!) { sum(values: $a) }', { a: Array.from({ length: 200 }, (_, i) => `Jane Roe ${i}`) });
    expect(wrong).toHaveLength(50);
    expect(JSON.stringify(wrong)).not.toContain('Jane');
    const literals = refusal(() => planner.plan(`{ sum(values: [${'"Jane Roe" '.repeat(200)}]) }`));
    expect(literals).toHaveLength(50);
    expect(JSON.stringify(literals)).not.toContain('Jane');
    const many = refusal(() => planner.plan(`{ ${Array.from({ length: 200 }, (_, i) => `nope${i}`).join(' ')} }`));
    expect(many).toHaveLength(50);
  });

  it('C72 refuses several operations without a name, and an unknown name', () => {
    expect(codes('query A { jobTypes } query B { jobTypes }')).toEqual(['BAD_REQUEST']);
    expect(codes('query A { jobTypes } query B { jobTypes }', 'C')).toEqual(['BAD_REQUEST']);
    expect(codes('fragment F on Query { jobTypes }')).not.toEqual([]);
  });

  it('C74 refuses numbers out of range, NaN, empty ids and unknown enum values, in variables and in the text', () => {
    const jobs = 'query ($first: Int!, $status: JobStatus) { jobs(first: $first, status: $status) { nodes { id } } }';
    const cases: readonly (readonly [string, Record<string, unknown>])[] = [
      [jobs, { first: 2_147_483_648 }],
      [jobs, { first: 1.5 }],
      [jobs, { first: '1' }],
      [jobs, { first: null }],
      [jobs, {}],
      [jobs, { first: 1, status: 'RUNING' }],
      ['query ($v: [Float!]!) { sum(values: $v) }', { v: [NaN] }],
      ['query ($id: ID!) { job(id: $id) { id } }', { id: '' }],
      ['query ($id: ID!) { job(id: $id) { id } }', { id: {} }],
      [generate, { input: 'text' }],
      [generate, input({ kinds: ['RESUME', 'NOVEL'] })],
      [generate, input({ postings: [{}] })],
    ];
    for (const [text, variables] of cases) expect(withVariables(text, variables).map(([c]) => c)).toEqual(['BAD_USER_INPUT']);
    for (const text of [
      '{ jobs(first: 2147483648) { nodes { id } } }',
      '{ job(id: "") { id } }',
      '{ jobs(first: 1, status: NOPE) { nodes { id } } }',
      '{ sum(values: [NaN]) }',
    ]) {
      expect(codes(text)).toEqual(['BAD_USER_INPUT']);
    }
    expect(withVariables(generate, input({ kinds: 'RESUME', postings: { text: 't' } }))).toEqual([]);
  });

  it('B37 B43 refuses fields that an input does not have, by name', () => {
    const register = 'mutation ($input: RegisterInput!) { register(input: $input) { __typename } }';
    expect(withVariables(register, { input: { email: 'a', password: 'b', role: 'ADMIN' } })).toEqual([
      ['BAD_USER_INPUT', 'Variable "$input": Field "role" is not defined by type "RegisterInput".'],
    ]);
    expect(withVariables(register, { input: { email: 'a', password: 'b', 'Jane Roe': 1 } })[0]?.[1]).not.toContain('Jane');
    const text = 'mutation { register(input: { email: "a", password: "b", ownerId: "1" }) { __typename } }';
    expect(refusal(() => planner.plan(text))).toEqual([['BAD_USER_INPUT', 'Field "ownerId" is not defined by type "RegisterInput".']]);
    expect(withVariables(register, { input: { email: { contains: '' }, password: 'b' } })[0]?.[0]).toBe('BAD_USER_INPUT');
  });
});
