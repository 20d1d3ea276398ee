import { kinds, setting } from '#common';

/** Settings of every service whose HTTP door the gateway asks. Both or neither: without them it speaks plain HTTP, which is for loopback. */
export const httpSettings = {
  httpCertFile: setting('HTTP_TLS_CERT_FILE', kinds.optionalText(), 'PEM certificate of the HTTP port; with HTTP_TLS_KEY_FILE it speaks HTTPS and nothing else'),
  httpKeyFile: setting('HTTP_TLS_KEY_FILE', kinds.optionalText(), 'PEM private key of that certificate'),
} as const; // prettier-ignore
