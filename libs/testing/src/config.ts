import { kinds, readConfig, setting } from '#common';

const TABLE = {
  postgresUrl: setting(
    'VITAE_TEST_POSTGRES_URL',
    kinds.postgresUrl().optional(),
    'Server for integration tests, as a role that may create databases; without it an embedded one is started for the run',
    true,
  ),
};

/** The test environment's settings. Read when asked, so that a spec may be run by itself. */
export const testConfig = (): { readonly postgresUrl: string | undefined } => readConfig(TABLE, process.env);
