import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { continueTrace, newId, unsampled } from '#common';

/** What the gateway knows of a request besides its body; owners are told all of it. */
export interface RequestFacts {
  /** Ours, and new: whoever could choose it could make many requests look like one. */
  readonly requestId: string;
  /** What the client calls it (`x-request-id`), for the log beside ours; owners are not told. */
  readonly clientRequestId: string | undefined;
  /** W3C Trace Context: the caller's trace with a span of ours, or a new trace. Whether it is recorded is not the caller's to say. */
  readonly traceparent: string;
  readonly tracestate: string | undefined;
  /** The client's address as far as the trusted proxies vouch for it. */
  readonly address: string;
}

/** A client's own id is kept as a word: so long, and no sign that a log or a viewer of logs could take for its own. */
const CLIENT_ID_LENGTH = 64;
const FOREIGN = /[^\w.:-]/g;
const one = (v: string | string[] | undefined): string | undefined => (Array.isArray(v) ? v[0] : v);

/** IPv4 written as IPv6 (`::ffff:127.0.0.1`) is the same client. */
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

/**
 * `trustedProxies` is the number of proxies between the internet and this process: so many entries from the right of X-Forwarded-For are
 * believed. Everything further left is the client's own invention and must not reach a limiter (docs/security.md, A1).
 */
export function clientAddress(headers: IncomingHttpHeaders, remote: string | undefined, trustedProxies: number): string {
  const chain = [...(one(headers['x-forwarded-for'])?.split(',') ?? []), remote ?? ''].map((a) => a.trim());
  return plain(chain.at(-1 - Math.min(trustedProxies, chain.length - 1)) ?? '');
}

export function requestFacts(req: IncomingMessage, trustedProxies: number): RequestFacts {
  const given = one(req.headers['x-request-id']);
  const incoming = one(req.headers['traceparent']);
  const traceparent = unsampled(continueTrace(incoming));
  const continued = incoming !== undefined && incoming.slice(3, 35) === traceparent.slice(3, 35);
  return {
    requestId: newId(),
    clientRequestId: given ? given.slice(0, CLIENT_ID_LENGTH).replace(FOREIGN, '_') : undefined,
    traceparent,
    tracestate: continued ? one(req.headers['tracestate']) : undefined,
    address: clientAddress(req.headers, req.socket.remoteAddress, trustedProxies),
  };
}

/** The headers by which owners learn of the request. X-Forwarded-For is replaced, not appended to: owners trust this gateway alone. */
export const factHeaders = (facts: RequestFacts): Record<string, string> => ({
  'x-request-id': facts.requestId,
  traceparent: facts.traceparent,
  ...(facts.tracestate === undefined ? {} : { tracestate: facts.tracestate }),
  'x-forwarded-for': facts.address,
});

/** Of the client's own headers owners see these; whatever else it sends ends here. */
const UP = ['authorization', 'accept-language', 'user-agent'] as const;

export function subgraphHeaders(headers: IncomingHttpHeaders, facts: RequestFacts): Record<string, string> {
  const out = factHeaders(facts);
  for (const name of UP) {
    const value = headers[name];
    if (typeof value === 'string') out[name] = value;
  }
  return out;
}
