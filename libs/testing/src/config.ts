import { homedir } from 'node:os';
import path from 'node:path';
import { kinds, readConfig, setting } from '#common';

const TABLE = {
  postgresUrl: setting(
    'VITAE_TEST_POSTGRES_URL',
    kinds.postgresUrl().optional(),
    'Server for integration tests, as a role that may create databases; without it an embedded one is started for the run',
    true,
  ),
  serviceUrl: setting('PULSAR_SERVICE_URL', kinds.optionalText(), 'Pulsar for the suites that need it; without it one is started'),
  webUrl: setting('PULSAR_WEB_URL', kinds.httpUrl().optional(), 'Admin REST and WebSocket of that Pulsar'),
  token: setting('PULSAR_TOKEN', kinds.optionalText(), "An administrator's token for that Pulsar", true),
  caFile: setting('PULSAR_TLS_CA_FILE', kinds.optionalText(), "Authority of that Pulsar's certificate"),
  keep: setting(
    'VITAE_TEST_KEEP',
    kinds.optionalText(),
    "Where the databases of failed files are kept; default: the system's temporary folder",
  ),
  notesFile: setting('VITAE_TEST_NOTES', kinds.optionalText(), "Where a run's setup writes what must stand in its closing lines"),
  cache: setting('XDG_CACHE_HOME', kinds.optionalText(), 'Cache folder of this user'),
  ci: setting('CI', kinds.optionalText(), 'true: what cannot be had is a failure'),
};

/** The test environment's settings. Read when asked, so that a spec may be run by itself. */
export const testConfig = () => readConfig(TABLE, process.env);

/** The checkout, from the source (Vitest) and from dist/ alike. */
export const checkoutFolder = path.resolve(
  import.meta.dirname,
  import.meta.dirname.includes(`${path.sep}dist${path.sep}`) ? '../../../..' : '../../..',
);

/** What may be fetched once and kept for all checkouts of this user. */
export const cacheFolder = (): string => path.join(testConfig().cache ?? path.join(homedir(), '.cache'), 'vitae');
