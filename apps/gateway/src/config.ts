import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { kinds, readConfig as readTable, setting, type ConfigOf, type Setting } from '#common';
import { serviceRow, SERVICES, servicesWith, variablePrefix, type ServiceWith } from '#contracts';
import { telemetrySettings } from '#telemetry';

/** Owners by name; the order is that of the merged schema. */
export const OWNERS = servicesWith('graphql');
export type OwnerName = ServiceWith<'graphql'>;

const origins = () =>
  z
    .string()
    .default('')
    .transform((v) => v.split(',').flatMap((o) => (o.trim() === '' ? [] : [o.trim()])))
    .refine(
      (list) => list.every((o) => URL.canParse(o) && new URL(o).origin === o),
      'must be origins like https://app.example.org, with commas between',
    );

/** One setting an owner, under `<owner><suffix>`. */
const eachOwner = <S extends string>(suffix: S, of: (owner: OwnerName) => Setting<z.ZodType<string>>) =>
  Object.fromEntries(OWNERS.map((owner) => [`${owner}${suffix}`, of(owner)])) as Readonly<
    Record<`${OwnerName}${S}`, Setting<z.ZodType<string>>>
  >;

const schemaTable = eachOwner('Schema', (owner) =>
  setting(
    `${variablePrefix(owner)}_SCHEMA_FILE`,
    kinds.text(`apps/${owner}/schema.graphql`),
    `Committed SDL of ${owner}; relative to the repository`,
  ),
);
const urlTable = eachOwner('Url', (owner) =>
  setting(`${variablePrefix(owner)}_URL`, kinds.httpUrl(`http://127.0.0.1:${serviceRow(owner).http}`), `Origin of ${owner}`),
); // prettier-ignore

const MEGABYTE = 1024 * 1024;

const table = {
  host: setting('HOST', kinds.text('127.0.0.1'), 'Address to listen on'),
  port: setting('GATEWAY_PORT', kinds.port(serviceRow('gateway').http), 'Port to listen on; 0: a free one'),
  metricsPort: setting('GATEWAY_METRICS_PORT', kinds.port(SERVICES.gateway.metrics), 'Port of metrics and of health by name, which people have no business with; 0: a free one'),
  metricsHost: setting('METRICS_HOST', kinds.text('127.0.0.1'), 'Address of that port; in a container 0.0.0.0'),
  ...urlTable,
  ownerCaFile: setting('OWNER_TLS_CA_FILE', kinds.optionalText(), 'PEM file of the authority that signed the certificates of owners whose origin is https; default: those Node ships with'),
  introspection: setting('INTROSPECTION', kinds.flag(false), 'Schema introspection and /graphiql'),
  graphiqlFile: setting('GRAPHIQL_FILE', kinds.text('assets/generated/graphiql.html.gz'), 'The page of npm run generate; relative to the repository'),
  console: setting('CONSOLE', kinds.flag(true), 'The web console under /app/ with its sign-in under /session; / leads there'),
  consoleDir: setting('CONSOLE_DIR', kinds.text('assets/generated/console'), 'The console of npm run generate; relative to the repository'),
  corsOrigins: setting('CORS_ORIGINS', origins(), 'Origins of web pages elsewhere that may call, with commas between; default none'),
  trustedProxies: setting('TRUSTED_PROXIES', kinds.int(0, 0, 10), 'Proxies before this process whose X-Forwarded-For is believed'),
  requestsPerMinute: setting('RATE_LIMIT_PER_MINUTE', kinds.int(12_000), 'GraphQL operations an address may send a minute, at once or spread; 0: no limit'),
  bodyBytes: setting('GRAPHQL_BODY_BYTES', kinds.int(4 * MEGABYTE, 1_024), 'Largest GraphQL body of a caller that shows a token: 250 postings of 16 kB'),
  anonymousBodyBytes: setting('GRAPHQL_ANONYMOUS_BODY_BYTES', kinds.int(100 * 1024, 1_024), 'Largest GraphQL body of a caller without a token'),
  bodyMs: setting('GRAPHQL_BODY_MS', kinds.int(10_000, 100), 'Milliseconds in which a GraphQL body must have come'),
  headersMs: setting('HEADERS_TIMEOUT_MS', kinds.int(10_000, 100), 'Milliseconds in which request headers must have come'),
  ownersWaitMs: setting('OWNERS_WAIT_MS', kinds.int(60_000, 0, 600_000), 'Milliseconds after its start in which the gateway is ready only once each owner was'),
  ownerMs: setting('OWNER_TIMEOUT_MS', kinds.int(15_000, 100), 'Milliseconds an owner may be silent; longer than its own limit of 10 s, so that it can say so itself'),
  ownerConnections: setting('OWNER_CONNECTIONS', kinds.int(64, 1), 'HTTP connections to each owner'),
  ownerHeavy: setting('OWNER_HEAVY', kinds.int(3, 1), 'Heavy operations (64 kB of body, 256 nodes, or of a person who has had much lately) under way at each owner, one a person, while others ask too'),
  uploadAnswerMs: setting('UPLOAD_ANSWER_MS', kinds.int(120_000, 1_000, 170_000), 'Milliseconds an owner may take to answer an upload it has received'),
  inFlight: setting('MAX_IN_FLIGHT', kinds.int(1_000, 1), 'GraphQL operations under way at once; more get 503'),
  inFlightEach: setting('MAX_IN_FLIGHT_EACH', kinds.int(16, 1), 'GraphQL operations a person may have under way at once, over HTTP and WebSockets; more get 429'),
  inFlightAddress: setting('MAX_IN_FLIGHT_PER_ADDRESS', kinds.int(64, 1), 'The same of an address, for callers whose token no owner has accepted yet'),
  answerBytes: setting('MAX_ANSWER_BYTES', kinds.int(8 * MEGABYTE, 64 * 1_024), 'Largest answer to one operation, over all owners it asks; more gets 400'),
  keptEach: setting('MAX_BYTES_EACH', kinds.int(16 * MEGABYTE, 128 * 1_024), 'Bytes of bodies and answers under way that a person (or an address, as above) may have kept; more gets 429'),
  kept: setting('MAX_BYTES', kinds.int(128 * MEGABYTE, 1_024 * 1_024), 'The same of all together; a quarter is only for those who have next to nothing. More gets 503'),
  readerMs: setting('READER_STALL_MS', kinds.int(5_000, 100, 60_000), 'Milliseconds a client may take nothing of what waits for it; then it is cut'),
  sockets: setting('MAX_SOCKETS', kinds.int(10_000, 1), 'Client WebSockets at once (30 kB each); more get 503'),
  socketsEach: setting('MAX_SOCKETS_PER_ADDRESS', kinds.int(2_000, 1), 'Client WebSockets of one address; more get 429'),
  socketsOfPerson: setting('MAX_SOCKETS_EACH', kinds.int(50, 1), 'Client WebSockets of one person, from all addresses; one more is closed with 4429'),
  subscriptionsOfPerson: setting('MAX_SUBSCRIPTIONS_EACH', kinds.int(200, 1), 'Subscriptions of one person, over all sockets; one more gets RATE_LIMITED'),
  drainMs: setting('DRAIN_MS', kinds.int(8_000, 0), 'Milliseconds that requests under way get to finish on SIGTERM'),
  logLevel: setting('LOG_LEVEL', kinds.oneOf(['debug', 'info', 'warn', 'error', 'silent'], 'info'), 'Least level that is logged'),
  ...telemetrySettings,
} as const; // prettier-ignore

export type Config = ConfigOf<typeof table> & { readonly schemaFiles: Readonly<Record<OwnerName, string>> };

/** The folder with package.json above this file: the same from src and from dist. */
export function repositoryRoot(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, 'package.json')) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return folder;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function subgraphFiles(env: Environment = process.env): Record<OwnerName, string> {
  const files = readTable(schemaTable, env);
  const root = repositoryRoot();
  return Object.fromEntries(OWNERS.map((owner) => [owner, path.resolve(root, files[`${owner}Schema`])])) as Record<OwnerName, string>;
}

/** Throws CONFIG_INVALID naming every wrong variable, never its value. */
export function readConfig(env: Environment): Config {
  const config = readTable(table, env);
  return Object.freeze({
    ...config,
    graphiqlFile: path.resolve(repositoryRoot(), config.graphiqlFile),
    consoleDir: path.resolve(repositoryRoot(), config.consoleDir),
    schemaFiles: subgraphFiles(env),
  });
}

export const settings = { ...table, ...schemaTable };
