import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import type { Type } from '@nestjs/common';
import { servicesWith } from '#contracts';
import { printSchemaOf } from '#graphql';

/**
 * Code-first types are global to a process (GqlTypeMetadataStorage of @nestjs/graphql). All subgraphs are loaded here before the first is printed:
 * what a host serves for each must be, byte for byte, what it serves alone and what is committed.
 */
const root = path.resolve(import.meta.dirname, '../../../..');
const modules = new Map<string, Type[]>();

/** The resolvers an application registers: those of its module and of the modules it imports. */
function resolversOf(module: Type, seen = new Set<unknown>()): Type[] {
  if (seen.has(module)) return [];
  seen.add(module);
  const listed = (key: string): unknown[] => (Reflect.getMetadata(key, module) as unknown[] | undefined) ?? [];
  const own = listed('providers').filter((p): p is Type => typeof p === 'function' && Reflect.hasMetadata('graphql:resolver_type', p));
  const imported = listed('imports').filter((m): m is Type => typeof m === 'function');
  return [...own, ...imported.flatMap((m) => resolversOf(m, seen))];
}

beforeAll(async () => {
  for (const name of servicesWith('graphql')) {
    const { AppModule } = (await import(path.join(root, 'apps', name, 'src/app.module.ts'))) as { AppModule: Type };
    modules.set(name, resolversOf(AppModule));
  }
}, 60_000);

it.each(servicesWith('graphql'))('the subgraph of %s is the same with all others in its process', async (name) => {
  const resolvers = modules.get(name) ?? [];
  expect(resolvers.length).toBeGreaterThan(0);
  const committed = readFileSync(path.join(root, 'apps', name, 'schema.graphql'), 'utf8');
  expect(await printSchemaOf(resolvers)).toBe(committed);
  // A second time: what the first print compiled into the global storage must not show.
  expect(await printSchemaOf(resolvers)).toBe(committed);
});
