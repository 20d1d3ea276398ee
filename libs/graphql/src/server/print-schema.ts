import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { OwnTypes } from './own-types.js';

/**
 * The schema of these resolvers as text, without starting the service. A spec compares it with the committed `schema.graphql`.
 * What else is loaded in the process does not show.
 */
export async function printSchemaOf(resolvers: readonly Type[]): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const factory = app.get(GraphQLSchemaFactory);
    new OwnTypes(factory);
    const schema = await factory.create([...resolvers]);
    return `${printSchema(lexicographicSortSchema(schema))}\n`;
  } finally {
    await app.close();
  }
}
