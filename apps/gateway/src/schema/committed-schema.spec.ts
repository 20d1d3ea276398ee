import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { subgraphFiles, repositoryRoot } from '../config.js';
import { operationInput } from '../plan/operation.inputs.js';
import { planned } from '../plan/planned.js';
import { QueryPlanner } from '../plan/planner.js';
import { mergeSchema } from './merge-schema.js';
import { publicSchema, readSubgraphs, settlePublicSchema } from './public-schema.js';

const sdl = readSubgraphs(subgraphFiles({}));
const tour = path.join(repositoryRoot(), 'apps/gateway/graphiql/tour');

describe('what is committed', () => {
  it("is the owners' schemas, merged", () => {
    const file = path.join(repositoryRoot(), 'apps/gateway/schema.graphql');
    expect(() => settlePublicSchema(file, publicSchema(sdl), true)).not.toThrow();
  });

  const planner = new QueryPlanner(mergeSchema(sdl), false);
  it.each(readdirSync(tour).filter((name) => name.endsWith('.graphql')))('has a tour whose %s the gateway takes', (name) => {
    const query = readFileSync(path.join(tour, name), 'utf8');
    const file = name.replace('.graphql', '.json');
    const variables: unknown = readdirSync(tour).includes(file) ? JSON.parse(readFileSync(path.join(tour, file), 'utf8')) : {};
    expect(() => planned(planner, operationInput({ query, variables }), () => undefined)).not.toThrow();
  });
});
