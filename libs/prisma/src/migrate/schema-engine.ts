import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils';
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import * as engine from '@prisma/schema-engine-wasm/schema_engine_bg';

/** PostgreSQL's internal "char" type: the engine's describer selects it, adapter-pg 7.10 refuses it, so it is read as text. */
const INTERNAL_CHAR = 18;
const TEXT = 25;

interface Fields {
  fields?: { dataTypeID: number }[];
}

/** The adapter with "char" columns readable. `performIO` is the adapter's own seam for every statement. */
function readsInternalChar<A extends SqlDriverAdapter>(adapter: A): A {
  const open = adapter as A & { performIO(query: object): Promise<Fields> };
  const performIO = open.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  const startTransaction = adapter.startTransaction.bind(adapter);
  const seen = new WeakMap<object, number[]>();
  open.performIO = async (query) => {
    const result = await performIO(query);
    (result.fields ?? []).forEach((field, i) => {
      if (field.dataTypeID !== INTERNAL_CHAR) return;
      field.dataTypeID = TEXT;
      seen.set(query, [...(seen.get(query) ?? []), i]);
    });
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const i of seen.get(query) ?? []) result.columnTypes[i] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.startTransaction = async (...args) => readsInternalChar((await startTransaction(...args)) as never);
  return adapter;
}

const connection = (url: string): pg.ClientConfig => {
  const u = new URL(url);
  return {
    host: u.hostname,
    port: Number(u.port || 5432),
    user: decodeURIComponent(u.username),
    password: decodeURIComponent(u.password),
    database: u.pathname.slice(1),
    connectionTimeoutMillis: 5_000,
  };
};

/** Own shadow database: the adapter's lets a connection string win over its name, which is then the real database (measured). */
function adapterFactory(config: pg.ClientConfig): object {
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => readsInternalChar(await new PrismaPg({ ...config, max: 1 }).connect()),
    connectToShadowDb: async () => {
      const database = `vitae_shadow_${randomUUID()}`;
      const admin = new pg.Client(config);
      await admin.connect();
      await admin.query(`CREATE DATABASE "${database}"`);
      const adapter = await new PrismaPg({ ...config, database, max: 1 }).connect();
      const dispose = adapter.dispose.bind(adapter);
      adapter.dispose = async () => {
        await dispose();
        await admin.query(`DROP DATABASE IF EXISTS "${database}" WITH (FORCE)`);
        await admin.end();
      };
      return readsInternalChar(adapter);
    },
  });
}

/** TypeScript has WebAssembly's types only in its DOM library, which would let browser globals into every file. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> };
};

let loaded: Promise<void> | undefined;

/** Prisma's own migration engine as WebAssembly from npm: same SQL, table and checksums as the CLI, and nothing to download. */
async function load(): Promise<void> {
  (globalThis as { PRISMA_WASM_PANIC_REGISTRY?: unknown }).PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message: string) => {
      throw new Error(message);
    },
  };
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': engine });
  engine.__wbg_set_wasm(instance.exports as never);
  (instance.exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
}

export type SchemaEngine = engine.SchemaEngine;

export async function openSchemaEngine(url: string, schemaFile: string): Promise<{ engine: SchemaEngine; datamodel: string }> {
  await (loaded ??= load());
  const datamodel = await readFile(schemaFile, 'utf8');
  const opened = await engine.SchemaEngine.new(
    { datamodels: [[schemaFile, datamodel]] } as never,
    () => undefined,
    adapterFactory(connection(url)) as never,
  );
  return { engine: opened, datamodel };
}
