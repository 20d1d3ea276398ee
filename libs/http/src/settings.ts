import { z } from 'zod';
import { kinds, setting } from '#common';

/** Settings of every service whose HTTP door the gateway asks. Both or neither: without them it speaks plain HTTP, which is for loopback. */
export const httpSettings = {
  httpCertFile: setting('HTTP_TLS_CERT_FILE', kinds.optionalText(), 'PEM certificate of the HTTP port; with HTTP_TLS_KEY_FILE it speaks HTTPS and nothing else'),
  httpKeyFile: setting('HTTP_TLS_KEY_FILE', kinds.optionalText(), 'PEM private key of that certificate'),
} as const; // prettier-ignore

/** Where such a service says how it is in clear; `variable` names the port. */
export const plainMetricsSettings = (variable: string) =>
  ({
    metricsPort: setting(variable, z.coerce.number().int().min(0).max(65_535).optional(), 'Port of metrics and of health by name in clear, where the HTTP port speaks TLS; the latter then says whether it is ready and no more. Default: none of its own'),
    metricsHost: setting('METRICS_HOST', kinds.text('127.0.0.1'), 'Address of that port; in a container 0.0.0.0'),
  }) as const; // prettier-ignore
