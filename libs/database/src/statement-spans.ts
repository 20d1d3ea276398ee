import type pg from 'pg';
import { isTraced, traced, type SpanAttributes } from '#telemetry';

const VERBS = new Set(['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'WITH', 'BEGIN', 'COMMIT', 'ROLLBACK', 'SET', 'COPY', 'MERGE']);
/** A table as Prisma writes it, whose statements hold no values. Ours may (`erasure.ts`), and are told apart by their names. */
const PRISMA_TABLE = /(?:FROM|INTO|UPDATE) "public"\."(\w{1,63})"/;
/** Names of prepared statements are constants of the code. */
const STATEMENT_NAME = /^[\w-]{1,63}$/;

type Statement = string | { readonly text?: string; readonly name?: string } | undefined;

/** Verb, and what says which statement it is. Never its text, and never a value. */
export function describeStatement(statement: Statement): {
  readonly verb: string;
  readonly what: string | undefined;
  readonly table?: string;
} {
  const text = typeof statement === 'string' ? statement : (statement?.text ?? '');
  const word = /^\s*([A-Za-z]+)/.exec(text)?.[1]?.toUpperCase() ?? '';
  const verb = VERBS.has(word) ? word : 'OTHER';
  const name = typeof statement === 'object' ? statement.name : undefined;
  const table = PRISMA_TABLE.exec(text)?.[1];
  return { verb, what: name !== undefined && STATEMENT_NAME.test(name) ? name : table, ...(table ? { table } : {}) };
}

/** A stream of rows (`copyIn`), which answers at once and is not done then: whoever makes one writes its span. */
const isSubmittable = (statement: unknown): boolean => typeof (statement as { submit?: unknown } | undefined)?.submit === 'function';

type Query = (...args: readonly unknown[]) => unknown;

function spanned(query: Query, namespace: string): Query {
  return (...args) => {
    if (typeof args.at(-1) === 'function' || isSubmittable(args[0]) || !isTraced()) return query(...args);
    const { verb, what, table } = describeStatement(args[0] as Statement);
    const summary = what === undefined ? verb : `${verb} ${what}`;
    const attributes: SpanAttributes = {
      'db.system.name': 'postgresql',
      'db.namespace': namespace,
      'db.operation.name': verb,
      'db.collection.name': table,
      'db.query.summary': summary,
    };
    return traced(summary, { kind: 'client', attributes }, () => query(...args));
  };
}

/**
 * A span for each statement that runs in a recorded trace, through the pool or through a client taken from it. A client is dressed when a
 * recorded trace takes it and undressed when it goes back: the pool's own calls on it are not to be counted twice.
 */
export function spanStatements(pool: pg.Pool): void {
  const namespace = pool.options.database ?? new URL(pool.options.connectionString ?? 'postgresql://_/').pathname.slice(1);
  const connect = pool.connect.bind(pool) as (...args: readonly unknown[]) => unknown;
  pool.query = spanned(pool.query.bind(pool) as Query, namespace) as typeof pool.query;
  pool.connect = ((...args: readonly unknown[]) => {
    if (args.length > 0 || !isTraced()) return connect(...args);
    return (connect() as Promise<pg.PoolClient>).then((client) => dressed(client, namespace));
  }) as typeof pool.connect;
}

function dressed(client: pg.PoolClient, namespace: string): pg.PoolClient {
  const { release } = client;
  client.query = spanned(client.query.bind(client) as Query, namespace) as typeof client.query;
  client.release = (error) => {
    delete (client as { query?: unknown }).query;
    release.call(client, error);
  };
  return client;
}
