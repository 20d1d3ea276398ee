import path from 'node:path';
import { z } from 'zod';
import { kinds, readConfig, setting, type ConfigOf } from '#common';
import { PORTS, type PortName } from './services/port-names.js';

const given = (name: string, fallback: number) =>
  setting(name, z.coerce.number().int().min(0).max(65_535).optional(), `Port; a free one where ${fallback} is taken`);

/** The ports between our own processes, each with `<key>Port`. */
const inner = Object.fromEntries(
  PORTS.filter((p) => p.key !== 'gateway').map(({ key, name, fallback }) => [`${key}Port`, given(name, fallback)]),
) as Readonly<Record<`${Exclude<PortName, 'gateway'>}Port`, ReturnType<typeof given>>>;

const table = {
  dataDir: setting('VITAE_DATA_DIR', kinds.text('.vitae'), 'Folder of everything kept between starts: database, keys, logs'),
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address the gateway listens on'),
  gatewayPort: setting('GATEWAY_PORT', kinds.port(3000), 'Port of the gateway, the only one people use'),
  postgresPort: setting('VITAE_POSTGRES_PORT', kinds.port(0), 'Port of the embedded PostgreSQL; 0: a free one'),
  ...inner,
  introspection: setting('INTROSPECTION', kinds.flag(true), 'Schema introspection and /graphiql; on in embedded mode, off elsewhere'),
  console: setting('CONSOLE', kinds.flag(true), 'The web console under /app/; off: the addresses of the API alone'),
  watch: setting('VITAE_WATCH', kinds.flag(false), 'Restart services when their built files change (npm run dev)'),
  databaseUrl: setting('VITAE_POSTGRES_URL', kinds.postgresUrl().optional(), 'A PostgreSQL to use instead of the embedded one; a login that may create databases and roles', true),
} as const; // prettier-ignore

export type StandaloneConfig = ConfigOf<typeof table> & {
  /** Everything else of the environment, handed to the services as it is (GEMINI_API_KEY, LOG_LEVEL …). */
  readonly inherited: Readonly<Record<string, string | undefined>>;
  readonly root: string;
};

/** The names decided here; services get theirs from us and not from the outside. */
export const OWN_NAMES: readonly string[] = Object.values(table).map((s) => s.env);

export function readStandaloneConfig(root: string): StandaloneConfig {
  const config = readConfig(table, process.env);
  return Object.freeze({ ...config, dataDir: path.resolve(root, config.dataDir), inherited: process.env, root });
}

export const standaloneSettings = table;
