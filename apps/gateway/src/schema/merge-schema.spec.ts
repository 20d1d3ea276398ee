import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#testing';
import { fixtureSdl } from '../../test/stand-in-owner.js';
import { MergeConflict, mergeSchema } from './merge-schema.js';
import { publicSchema, readSubgraphs, settlePublicSchema } from './public-schema.js';

const sdl = { auth: fixtureSdl('auth'), jobs: fixtureSdl('jobs'), resume: fixtureSdl('resume') };
const conflicts = (a: string, b: string): readonly string[] => {
  try {
    mergeSchema({ a, b });
    return [];
  } catch (error) {
    if (error instanceof MergeConflict) return error.conflicts;
    throw error;
  }
};

describe('mergeSchema', () => {
  it('gives every root field its owner and keeps one of each shared type', () => {
    const merged = mergeSchema(sdl);
    expect(merged.ownerOf('Query', 'me')).toBe('auth');
    expect(merged.ownerOf('Mutation', 'generateDocuments')).toBe('jobs');
    expect(merged.ownerOf('Query', 'resumes')).toBe('resume');
    expect(merged.ownerOf('Query', 'nope')).toBeUndefined();
    expect(merged.subscriptionOwners).toEqual(['jobs']);
    expect(merged.schema.getType('PageInfo')).toBeDefined();
  });

  it('takes types that differ in descriptions and the order of members for the same', () => {
    const a =
      'type Query { x: T } "one" type T { "d" a: Int b(p: Int, q: Int): U } union U = V | W type V { i: Int } type W { i: Int } enum E { A B }';
    const b =
      'type Query { y: T } type T { b(q: Int, p: Int): U a: Int } union U = W | V type W { i: Int } type V { i: Int } enum E { B A }';
    expect(conflicts(a, b)).toEqual([]);
  });

  it('names every contradiction at once', () => {
    const a = 'type Query { x: T } type T { a: Int } enum E { A } interface N { id: ID }';
    const b = 'type Query { x: T } type T { a: Int! } enum E { A B } interface N { id: ID } extend type T { c: Int }';
    expect(conflicts(a, b)).toEqual([
      'Query.x is claimed by a and b',
      'T differs between a and b',
      'E differs between a and b',
      "interface N is in a and b: a fragment on one owner's type would be sent to the other",
      'b has a ObjectTypeExtension, which a printed schema does not need',
    ]);
  });

  it.each([
    ['argument types', 'type T { f(a: Int): Int }', 'type T { f(a: String): Int }'],
    ['arguments of two fields', 'type T { f(a: Int): Int g(b: Int): Int }', 'type T { f(b: Int): Int g(a: Int): Int }'],
    ['defaults', 'input T { a: Int = 1 }', 'input T { a: Int = 2 }'],
    ['kinds', 'scalar T', 'enum T { A }'],
    ['interfaces', 'interface I { a: Int } type T implements I { a: Int }', 'type T { a: Int }'],
    ['directive locations', 'directive @T on FIELD', 'directive @T on QUERY'],
  ])('refuses one name with different %s', (_what, a, b) => {
    expect(conflicts(`type Query { x: Int } ${a}`, `type Query { y: Int } ${b}`)).toHaveLength(1);
  });

  it('refuses what does not make a schema', () => {
    expect(() => mergeSchema({ a: 'type Query { x: Int } type T { __a: Int }' })).toThrow(MergeConflict);
  });
});

describe('the committed public schema', () => {
  const folder = temporaryFolder('schema');
  const file = path.join(folder, 'schema.graphql');

  it('is written sorted, and is the same whatever the order of owners', () => {
    const text = publicSchema(sdl);
    expect(publicSchema({ resume: sdl.resume, jobs: sdl.jobs, auth: sdl.auth })).toBe(text);
    settlePublicSchema(file, text, false);
    expect(readFileSync(file, 'utf8')).toBe(text);
    expect(() => settlePublicSchema(file, text, true)).not.toThrow();
  });

  it('fails the check when it differs, or is missing', () => {
    const changed = publicSchema({ ...sdl, auth: sdl.auth.replace('firstName: String', 'firstName: String!') });
    expect(() => settlePublicSchema(file, changed, true)).toThrow(/npm run schema/);
    expect(() => settlePublicSchema(path.join(folder, 'none.graphql'), changed, true)).toThrow(/npm run schema/);
  });

  it('names the file of an owner that cannot be read', () => {
    writeFileSync(path.join(folder, 'a.graphql'), sdl.auth);
    expect(() => readSubgraphs({ auth: path.join(folder, 'a.graphql'), jobs: path.join(folder, 'b.graphql') })).toThrow(/jobs.*b\.graphql/);
  });
});
