import { ArgsType, Field, Int, ObjectType, type FieldMiddleware } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { z } from 'zod';
import { InputError, type Page } from '#common';
import { PageInfo } from './shared.model.js';

/** GitHub's rule: a page has 1 to 100 entries, and its size is always said. */
export const MAX_PAGE = 100;

/** `first` and `after` of every list. The size is refused before execution (limits) and again by `pageOf`. */
@ArgsType()
export class PageArgs {
  @Field(() => Int)
  first!: number;

  @Field(() => String, { nullable: true })
  after?: string | null;
}

/** A cursor: the sort key of an entry, e.g. `[createdAt, id]`, opaque to clients. It gives no access: the owner stands in the query. */
export const encodeCursor = (key: readonly (string | number)[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

const MAX_CURSOR_LENGTH = 512;

/** Reads a cursor against the shape of the list's sort key, made of `cursorPart`s. Throws InputError (BAD_USER_INPUT) for anything we did not make. */
export function decodeCursor<T extends z.ZodType>(cursor: string, shape: T): z.output<T> {
  let value: unknown;
  try {
    value = cursor.length > MAX_CURSOR_LENGTH ? undefined : JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    value = undefined;
  }
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new InputError([{ path: '/after', code: 'INVALID_CURSOR', message: 'is not a cursor of this list' }]);
  return parsed.data;
}

/** Page size and decoded position. */
export function pageOf<T extends z.ZodType>(args: PageArgs, shape: T): Page<z.output<T>> {
  if (!Number.isInteger(args.first) || args.first < 1 || args.first > MAX_PAGE) {
    throw new InputError([{ path: '/first', code: 'PAGE_SIZE', message: `must be 1 to ${MAX_PAGE}` }]);
  }
  return { first: args.first, limit: args.first + 1, after: args.after == null ? undefined : decodeCursor(args.after, shape) };
}

export interface Edge<N> {
  cursor: string;
  node: N;
}

/** `totalCount` may be a function: it is then called only where a client asks, since counting costs as much as the list is long. */
export interface Connection<N> {
  edges: Edge<N>[];
  nodes: N[];
  pageInfo: PageInfo;
  totalCount: number | (() => Promise<number>);
}

const whenAsked: FieldMiddleware = async (_context, next) => {
  const value: unknown = await next();
  return typeof value === 'function' ? (value as () => Promise<number>)() : value;
};

const declared = new Map<Type, Type<Connection<never>>>();

/** The Relay connection class of `node`, one for each: `JobEdge` and `JobConnection` for `Job`; `name` where the class is named otherwise. */
export function Paginated<N>(node: Type<N>, name: string = node.name): Type<Connection<N>> {
  const known = declared.get(node);
  if (known) return known as Type<Connection<N>>;

  @ObjectType(`${name}Edge`)
  class NodeEdge implements Edge<N> {
    @Field(() => String)
    cursor!: string;

    @Field(() => node)
    node!: N;
  }

  @ObjectType(`${name}Connection`)
  class NodeConnection implements Connection<N> {
    @Field(() => [NodeEdge])
    edges!: NodeEdge[];

    @Field(() => [node])
    nodes!: N[];

    @Field(() => PageInfo)
    pageInfo!: PageInfo;

    @Field(() => Int, { middleware: [whenAsked] })
    totalCount!: number | (() => Promise<number>);
  }

  declared.set(node, NodeConnection as Type<Connection<never>>);
  return NodeConnection;
}

/** Builds the connection of a page from at most `page.limit` rows in list order. */
export function connection<R, N>(
  rows: readonly R[],
  page: Page<unknown>,
  make: { cursor: (row: R) => readonly (string | number)[]; node: (row: R) => N; totalCount: number | (() => Promise<number>) },
): Connection<N> {
  const edges = rows.slice(0, page.first).map((row) => ({ cursor: encodeCursor(make.cursor(row)), node: make.node(row) }));
  return {
    edges,
    nodes: edges.map((e) => e.node),
    pageInfo: Object.assign(new PageInfo(), {
      hasNextPage: rows.length > page.first,
      hasPreviousPage: page.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    }),
    totalCount: make.totalCount,
  };
}
