import type { ServerResponse } from 'node:http';
import type { Span } from '#telemetry';

/** nginx's number for a client that went before the answer. */
const CLIENT_LEFT = 499;

/** What became of a response that is closed: its status, or 499 where its client left. */
export const statusOf = (res: ServerResponse): number => (res.writableFinished ? res.statusCode : CLIENT_LEFT);

/**
 * Ends a request's span with its route and status; 5xx is an error of ours (OpenTelemetry's conventions for HTTP servers). The route and not
 * the path: an address may hold what is nobody's business, a route is ours.
 */
export function endHttpSpan(
  span: Span,
  { method = '' }: { readonly method?: string | undefined },
  route: string | undefined,
  status: number,
): void {
  if (route !== undefined) span.rename(`${method} ${route}`);
  span.set({ 'http.route': route, 'http.response.status_code': status });
  if (status >= 500) span.fail(String(status));
  span.end();
}
