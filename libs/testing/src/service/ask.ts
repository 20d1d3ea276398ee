/** What a GraphQL endpoint answered, loosely typed: a spec looks at what it expects. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  readonly data: Record<string, never> | null | undefined;
  readonly errors:
    | { message: string; path?: unknown[]; extensions: { code: string; issues?: unknown[]; retryAfterSeconds?: number } }[]
    | undefined;
}

/** Sends a body as it is given to `<url>/graphql`. */
export async function postGraphql(url: string, body: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const text = await response.text();
  const { data, errors } = JSON.parse(text) as Answer;
  return { status: response.status, text, headers: response.headers, data, errors };
}

export const askGraphql = (
  url: string,
  query: string,
  variables?: Readonly<Record<string, unknown>>,
  headers?: Readonly<Record<string, string>>,
): Promise<Answer> => postGraphql(url, JSON.stringify({ query, variables }), headers);
