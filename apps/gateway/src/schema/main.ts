import path from 'node:path';
import { errorText } from '#common';
import { ownerSchemaFiles, repositoryRoot } from '../config.js';
import { publicSchema, readOwnerSchemas, settlePublicSchema } from './public-schema.js';

// usage: node dist/apps/gateway/src/schema/main.js [--check]
const file = path.join(repositoryRoot(), 'apps/gateway/schema.graphql');
try {
  settlePublicSchema(file, publicSchema(readOwnerSchemas(ownerSchemaFiles())), process.argv.includes('--check'));
} catch (error) {
  process.stderr.write(`${errorText(error)}\n`);
  process.exitCode = 1;
}
