import { homedir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { kinds, readConfig, setting } from '#common';

const table = {
  ci: setting('CI', z.string().default(''), 'Set by CI: what cannot be checked is then a failure'),
  notes: setting('VITAE_TEST_NOTES', kinds.optionalText(), 'File of npm test for what could not be run, a line each'),
  cache: setting('XDG_CACHE_HOME', kinds.text(path.join(homedir(), '.cache')), 'Folder that outlives checkouts; programs are kept in vitae-tools'),
} as const; // prettier-ignore

export interface ToolsConfig {
  readonly ci: boolean;
  readonly cache: string;
  readonly notes: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
}

export function readToolsConfig(): ToolsConfig {
  const { ci, cache, notes } = readConfig(table, process.env);
  return { ci: ci === 'true' || ci === '1', cache: path.join(cache, 'vitae-tools'), notes, environment: process.env };
}
