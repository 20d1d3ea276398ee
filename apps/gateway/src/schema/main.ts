import path from 'node:path';
import { errorText } from '#common';
import { subgraphFiles, repositoryRoot } from '../config.js';
import { publicSchema, readSubgraphs, settlePublicSchema } from './public-schema.js';

// usage: node dist/apps/gateway/src/schema/main.js [--check]
const file = path.join(repositoryRoot(), 'apps/gateway/schema.graphql');
try {
  settlePublicSchema(file, publicSchema(readSubgraphs(subgraphFiles())), process.argv.includes('--check'));
} catch (error) {
  process.stderr.write(`${errorText(error)}\n`);
  process.exitCode = 1;
}
