import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaBuilderModule, GraphQLSchemaFactory } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';

/**
 * The schema of these resolvers as text, without starting the service. A spec compares it with the committed `schema.graphql`.
 * Call it in a process that has loaded one app only: code-first types are global to a process (gateway.md §3).
 */
export async function printSchemaOf(resolvers: readonly Type[]): Promise<string> {
  const app = await NestFactory.createApplicationContext(GraphQLSchemaBuilderModule, { logger: false });
  try {
    const schema = await app.get(GraphQLSchemaFactory).create([...resolvers]);
    return `${printSchema(lexicographicSortSchema(schema))}\n`;
  } finally {
    await app.close();
  }
}
