import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';
import { storableText } from '#common';

/** Nesting deeper than this is no document: JSON.stringify dies from about 5,000 levels, PostgreSQL at 100,000 (docs/security.md, finding 11). */
export const MAX_JSON_DEPTH = 32;

const refuse = (what: string): GraphQLError => new GraphQLError(`JSON ${what}`, { extensions: { code: 'BAD_USER_INPUT' } });

/** Passes the value on, or throws BAD_USER_INPUT: too deep, a `__proto__` key, text or a number that cannot be stored. */
export function checkJson(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') {
    if (!storableText(value)) throw refuse('holds text with a NUL or half a character');
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw refuse('holds a number out of range');
  } else if (typeof value === 'object' && value !== null) {
    if (depth >= MAX_JSON_DEPTH) throw refuse(`is nested deeper than ${MAX_JSON_DEPTH} levels`);
    for (const [key, child] of Object.entries(value)) {
      if (isPollution(key, child) || !storableText(key)) throw refuse('holds a key that is not allowed');
      checkJson(child, depth + 1);
    }
  } else if (typeof value !== 'boolean' && value !== null) {
    throw refuse('holds a value that is not JSON');
  }
  return value;
}

/** Keys by which a later merge would reach Object.prototype (docs/security.md, B45). */
export const isPollution = (key: string, value: unknown): boolean =>
  key === '__proto__' || (key === 'constructor' && typeof value === 'object' && value !== null && 'prototype' in value);

function literal(node: ValueNode, variables: Readonly<Record<string, unknown>> | null | undefined, depth: number): unknown {
  switch (node.kind) {
    case Kind.STRING:
    case Kind.BOOLEAN:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return Number(node.value);
    case Kind.NULL:
      return null;
    case Kind.VARIABLE:
      return variables?.[node.name.value];
    case Kind.LIST:
      if (depth >= MAX_JSON_DEPTH) throw refuse(`is nested deeper than ${MAX_JSON_DEPTH} levels`);
      return node.values.map((v) => literal(v, variables, depth + 1));
    case Kind.OBJECT: {
      if (depth >= MAX_JSON_DEPTH) throw refuse(`is nested deeper than ${MAX_JSON_DEPTH} levels`);
      if (new Set(node.fields.map((f) => f.name.value)).size < node.fields.length) throw refuse('holds a key twice');
      if (node.fields.some((f) => f.name.value === '__proto__')) throw refuse('holds a key that is not allowed');
      return Object.fromEntries(node.fields.map((f) => [f.name.value, literal(f.value, variables, depth + 1)]));
    }
    case Kind.ENUM:
      throw refuse('holds a bare word');
  }
}

/** Any JSON value, checked on the way in so that it can be stored and sent on; on the way out as it stands. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Any JSON value, at most 32 levels deep.',
  serialize: (value) => value,
  parseValue: (value) => checkJson(value),
  parseLiteral: (node, variables) => checkJson(literal(node, variables, 0)),
});
