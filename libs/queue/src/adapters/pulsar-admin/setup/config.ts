import { z } from 'zod';
import { readConfig, setting, type ConfigOf } from '#common';
import { checkPulsarAccess, pulsarSettings } from '../settings.js';

const roles = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((role) => role.trim()).filter(Boolean)); // prettier-ignore

export const setupSettings = {
  ...pulsarSettings,
  roles: setting('PULSAR_ROLES', roles, "Roles of the services' tokens, comma-separated: they may produce and consume"),
} as const;

/** Throws CONFIG_INVALID naming every wrong variable. */
export function readSetupConfig(env: Readonly<Record<string, string | undefined>> = process.env): ConfigOf<typeof setupSettings> {
  const config = readConfig(setupSettings, env);
  checkPulsarAccess(config, 'this command');
  return config;
}
