import { kinds, readConfig, setting, type ConfigOf } from '#common';
import { parseGrants, type RoleGrants } from '../grants.js';
import { checkPulsarAccess, pulsarSettings } from '../settings.js';

export const setupSettings = {
  ...pulsarSettings,
  roles: setting(
    'PULSAR_ROLES',
    kinds.optionalText(),
    "Roles of the services' tokens, comma-separated: <service>=<role>, or one role for all",
  ),
} as const;

export type SetupConfig = ConfigOf<typeof setupSettings> & { readonly grants: readonly RoleGrants[] };

/** Throws CONFIG_INVALID naming every wrong variable. */
export function readSetupConfig(env: Readonly<Record<string, string | undefined>> = process.env): SetupConfig {
  const config = readConfig(setupSettings, env);
  checkPulsarAccess(config, 'this command');
  return { ...config, grants: parseGrants(config.roles ?? '') };
}
