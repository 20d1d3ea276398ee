import { GoogleGenerativeAIFetchError } from '@google/generative-ai';
import { VitaeError } from '#common';
import { ProviderBusy } from '../document-writer.js';

export const GEMINI_SCOPE = 'provider:gemini';

/** A 429 that says no time. The free tier counts by the minute. */
const DEFAULT_WAIT_MS = 30_000;
/** What a provider may ask for: a day. A longer wait is a mistake or an attack. */
const MAX_WAIT_MS = 86_400_000;

interface Detail {
  readonly '@type'?: string;
  readonly retryDelay?: unknown;
}

/** google.rpc.RetryInfo: `retryDelay` as a protobuf duration, e.g. "7s" or "0.250s". */
function retryInfo(details: readonly Detail[] | undefined): number | undefined {
  const found = details?.find((d) => d['@type'] === 'type.googleapis.com/google.rpc.RetryInfo')?.retryDelay;
  const seconds = typeof found === 'string' ? /^(\d+(?:\.\d+)?)s$/.exec(found)?.[1] : undefined;
  return seconds === undefined ? undefined : Number(seconds) * 1_000;
}

/**
 * What a failed call means. The SDK's message holds the URL and the server's text, which may quote what was sent: neither goes on, not even
 * as a cause, since causes are logged.
 */
export function classify(error: unknown, retryAfterMs: number | undefined, aborted: 'timeout' | 'caller' | undefined): Error {
  if (error instanceof VitaeError) return error;
  if (aborted === 'timeout') return new VitaeError('DEADLINE_EXCEEDED', 'The AI provider did not answer in time');
  if (aborted === 'caller') return new VitaeError('DEADLINE_EXCEEDED', 'Nobody waits for this answer any more');
  if (error instanceof GoogleGenerativeAIFetchError && error.status !== undefined)
    return byStatus(error.status, error.errorDetails, retryAfterMs);
  return new VitaeError('PROVIDER_UNAVAILABLE', 'The AI provider cannot be reached', { retryAfterMs: 2_000 });
}

function byStatus(status: number, details: readonly Detail[] | undefined, retryAfterMs: number | undefined): Error {
  if (status === 429) {
    const wait = Math.max(retryInfo(details) ?? 0, retryAfterMs ?? 0) || DEFAULT_WAIT_MS;
    return new ProviderBusy(GEMINI_SCOPE, 'RATE_LIMITED', Math.min(wait, MAX_WAIT_MS));
  }
  if (status === 408 || status >= 500) {
    return new VitaeError('PROVIDER_UNAVAILABLE', 'The AI provider has a problem of its own', {
      facts: { status },
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    });
  }
  return new VitaeError('PROVIDER_CONFIG', 'The AI provider refuses our key or our request', { facts: { status } });
}
