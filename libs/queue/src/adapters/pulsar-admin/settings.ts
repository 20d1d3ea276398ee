import { z } from 'zod';
import { kinds, setting, VitaeError } from '#common';
import type { PulsarAccess } from './access.js';

const serviceUrl = z
  .string()
  .refine((v) => URL.canParse(v) && /^pulsar(\+ssl)?:$/.test(new URL(v).protocol), 'must be a pulsar:// or pulsar+ssl:// URL')
  .optional();

const webUrl = z
  .string()
  .refine((v) => URL.canParse(v) && /^https?:$/.test(new URL(v).protocol), 'must be an http:// or https:// URL')
  .optional();

/** How Pulsar is reached: part of the settings table of every service that publishes or consumes, and of the set-up command. */
export const pulsarSettings = {
  pulsarServiceUrl: setting('PULSAR_SERVICE_URL', serviceUrl, 'Pulsar, pulsar:// or pulsar+ssl://, for QUEUE=pulsar'),
  pulsarWebUrl: setting('PULSAR_WEB_URL', webUrl, "Pulsar's admin REST and WebSocket, http:// or https://, for QUEUE=pulsar and pulsar-websocket"),
  pulsarToken: setting('PULSAR_TOKEN', kinds.optionalText(), 'Token of this service at Pulsar, where it asks for one', true),
  pulsarTokenFile: setting('PULSAR_TOKEN_FILE', kinds.optionalText(), 'The same from a file, read again at every connection, so that it can be renewed'),
  pulsarTlsCaFile: setting('PULSAR_TLS_CA_FILE', kinds.optionalText(), "PEM file of the authority that signed Pulsar's certificate"),
} as const; // prettier-ignore

export interface PulsarSettings {
  readonly pulsarServiceUrl?: string | undefined;
  readonly pulsarWebUrl?: string | undefined;
  readonly pulsarToken?: string | undefined;
  readonly pulsarTokenFile?: string | undefined;
  readonly pulsarTlsCaFile?: string | undefined;
}

/** The settings as an access. Throws CONFIG_INVALID, one sentence, where they do not go together; `who` needs them. */
export function checkPulsarAccess(settings: PulsarSettings, who: string): PulsarAccess {
  const { pulsarWebUrl: url, pulsarToken: token, pulsarTokenFile: tokenFile, pulsarTlsCaFile: caFile } = settings;
  if (url === undefined) throw invalid(`PULSAR_WEB_URL: is required for ${who} (Pulsar's admin REST and WebSocket, http:// or https://)`);
  if (token !== undefined && tokenFile !== undefined) throw invalid('PULSAR_TOKEN: is given twice, also by PULSAR_TOKEN_FILE; keep one');
  return {
    webUrl: url,
    ...(token === undefined ? {} : { token: token.trim() }),
    ...(tokenFile === undefined ? {} : { tokenFile }),
    ...(caFile === undefined ? {} : { caFile }),
  };
}

/** The service URL as well. Throws CONFIG_INVALID without one. */
export function checkPulsarService(settings: PulsarSettings, who: string): { readonly access: PulsarAccess; readonly serviceUrl: string } {
  const { pulsarServiceUrl: serviceUrl } = settings;
  if (serviceUrl === undefined) throw invalid(`PULSAR_SERVICE_URL: is required for ${who} (pulsar:// or pulsar+ssl://)`);
  return { access: checkPulsarAccess(settings, who), serviceUrl };
}

const invalid = (message: string): VitaeError => new VitaeError('CONFIG_INVALID', `Configuration: ${message}`);
