import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express from 'express';
import pg from 'pg';

/**
 * The least that can answer the bench's query: Apollo, one resolver, one statement by `pg`. No authentication, no limits, no error map.
 * usage: node bare-apollo.js <port> <postgres url> <owner id>
 */
const [port, url, owner] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString: url, max: 10 });

const typeDefs = `
  type Progress { total: Int! succeeded: Int! dead: Int! cancelled: Int! }
  type Job { id: ID! type: String! revision: Int! progress: Progress! createdAt: String! startedAt: String finishedAt: String }
  type Edge { cursor: String! node: Job! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Connection { edges: [Edge!]! nodes: [Job!]! pageInfo: PageInfo! }
  type Query { jobs(first: Int!, after: String): Connection }`;

interface JobRow {
  id: string;
  type: string;
  revision: number;
  total: number;
  succeeded: number;
  dead: number;
  cancelled: number;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
}

const resolvers = {
  Query: {
    jobs: async (_: unknown, { first }: { first: number }) => {
      const { rows } = await pool.query<JobRow>({
        name: 'jobs',
        text: 'SELECT id, type, revision, total, succeeded, dead, cancelled, created_at, started_at, finished_at FROM jobs WHERE owner_id = $1 ORDER BY id DESC LIMIT $2',
        values: [owner, first + 1],
      });
      const nodes = rows.slice(0, first).map((r) => ({
        id: r.id,
        type: r.type,
        revision: r.revision,
        progress: { total: r.total, succeeded: r.succeeded, dead: r.dead, cancelled: r.cancelled },
        createdAt: r.created_at.toISOString(),
        startedAt: r.started_at?.toISOString(),
        finishedAt: r.finished_at?.toISOString(),
      }));
      return {
        nodes,
        edges: nodes.map((node) => ({ cursor: node.id, node })),
        pageInfo: { hasNextPage: rows.length > first, endCursor: nodes.at(-1)?.id },
      };
    },
  },
};

const server = new ApolloServer({ typeDefs, resolvers, introspection: false, stopOnTerminationSignals: false });
await server.start();
const app = express();
app.use('/graphql', express.json(), expressMiddleware(server));
app.listen(Number(port), '127.0.0.1');
