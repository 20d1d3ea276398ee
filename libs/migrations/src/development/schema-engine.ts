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

/** The adapter as the engine needs it: "char" columns readable, a script sent in one piece. `performIO` is the adapter's own seam for every statement. */
function mended<A extends SqlDriverAdapter>(adapter: A): A {
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
  // The adapter's own cuts at every semicolon, in the body of a function too; a migration is applied in one piece, and so is read.
  adapter.executeScript = async (script) => void (await performIO({ sql: script, args: [], argTypes: [] }));
  adapter.startTransaction = async (...args) => mended((await startTransaction(...args)) as never);
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

/** An adapter keeps its connection, and with it the engine's advisory lock, until it is disposed of: ten seconds of the next one's time (measured). */
type Opened = (adapter: SqlDriverAdapter) => void;

/** Own shadow database: the adapter's lets a connection string win over its name, which is then the real database (measured). */
function adapterFactory(config: pg.ClientConfig, opened: Opened): object {
  return bindMigrationAwareSqlAdapterFactory({
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    connect: async () => {
      const adapter = await new PrismaPg({ ...config, max: 1 }).connect();
      opened(adapter);
      return mended(adapter);
    },
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
      return mended(adapter);
    },
  });
}

/** TypeScript has WebAssembly's types only in its DOM library, which would let browser globals into every file. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: { instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: object } }> };
};

/**
 * The engine's own imports, with timers that hold up nobody: it bounds its wait for the advisory lock by one of ten seconds and never clears it, so
 * every process that had applied a migration ended ten seconds late (measured).
 */
const engineImports = (): object => {
  const timer = (callback: () => void, ms: number): NodeJS.Timeout => setTimeout(callback, ms >>> 0).unref();
  const names = Object.keys(engine).filter((name) => name.startsWith('__wbg_setTimeout_'));
  return { ...engine, ...Object.fromEntries(names.map((name) => [name, timer])) };
};

let loaded: Promise<void> | undefined;

/**
 * Prisma's own migration engine as WebAssembly from npm: what its CLI downloads as a program. A tool of development, which writes migrations
 * and says in tests what the CLI would; nothing that runs in production loads it (docs/decisions/0010).
 */
async function load(): Promise<void> {
  (globalThis as { PRISMA_WASM_PANIC_REGISTRY?: unknown }).PRISMA_WASM_PANIC_REGISTRY ??= {
    set_message: (message: string) => {
      throw new Error(message);
    },
  };
  const file = createRequire(import.meta.url)
    .resolve('@prisma/schema-engine-wasm/schema_engine_bg')
    .replace(/\.js$/, '.wasm');
  const { instance } = await WebAssembly.instantiate(await readFile(file), { './schema_engine_bg.js': engineImports() });
  engine.__wbg_set_wasm(instance.exports as never);
  (instance.exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
}

export type SchemaEngine = engine.SchemaEngine;

export interface OpenedEngine {
  readonly engine: SchemaEngine;
  readonly datamodel: string;
  /** Lets go of the engine and of every connection it made. */
  close(): Promise<void>;
}

export async function openSchemaEngine(url: string, schemaFile: string): Promise<OpenedEngine> {
  await (loaded ??= load());
  const datamodel = await readFile(schemaFile, 'utf8');
  const adapters: SqlDriverAdapter[] = [];
  const opened = await engine.SchemaEngine.new(
    { datamodels: [[schemaFile, datamodel]] } as never,
    () => undefined,
    adapterFactory(connection(url), (adapter) => adapters.push(adapter)) as never,
  );
  const close = async (): Promise<void> => {
    opened.free();
    await Promise.all(adapters.map((adapter) => adapter.dispose()));
  };
  return { engine: opened, datamodel, close };
}
