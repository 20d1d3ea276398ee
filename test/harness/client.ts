import { createClient, type Client } from 'graphql-ws';
import { randomUUID } from 'node:crypto';
import WebSocket from 'ws';

export interface GraphQLAnswer<T> {
  readonly status: number;
  readonly data: T | null;
  readonly errors?: readonly { message: string; path?: (string | number)[]; extensions?: { code?: string; retryAfterSeconds?: number } }[];
}

/** A client as a person's program would be: HTTP for operations, a stock graphql-ws client for subscriptions. */
export class ApiClient {
  accessToken: string | undefined;
  private live: Client | undefined;

  constructor(readonly url: string) {}

  async raw<T>(query: string, variables?: Record<string, unknown>): Promise<GraphQLAnswer<T>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.authorization() },
      body: JSON.stringify({ query, variables }),
      signal: AbortSignal.timeout(20_000),
    });
    const body = (await response.json()) as Omit<GraphQLAnswer<T>, 'status'>;
    return { status: response.status, ...body };
  }

  /** The data, or an error with everything the server said. */
  async ask<T>(query: string, variables?: Record<string, unknown>): Promise<T> {
    const answer = await this.raw<T>(query, variables);
    if (answer.errors?.length || !answer.data) throw new Error(`HTTP ${answer.status}: ${JSON.stringify(answer.errors ?? answer)}`);
    return answer.data;
  }

  async register(
    email = `${randomUUID()}@example.com`,
    password = 'obsidian marmalade trombone 42',
  ): Promise<{ email: string; password: string; userId: string; refreshToken: string }> {
    const { register } = await this.ask<{
      register: { __typename: string; accessToken: string; refreshToken: string; user: { id: string } };
    }>(
      `mutation ($input: RegisterInput!) { register(input: $input) { __typename ... on AuthSession { accessToken refreshToken user { id } } ... on InvalidInput { issues { path code message } } } }`,
      { input: { email, password } },
    );
    if (register.__typename !== 'AuthSession') throw new Error(JSON.stringify(register));
    this.accessToken = register.accessToken;
    return { email, password, userId: register.user.id, refreshToken: register.refreshToken };
  }

  upload(
    body: NonNullable<RequestInit['body']>,
    contentType = 'application/json',
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(`${this.url}/uploads`, {
      method: 'POST',
      headers: { 'content-type': contentType, ...this.authorization(), ...headers },
      body,
      duplex: 'half',
      signal: AbortSignal.timeout(300_000),
    } as RequestInit);
  }

  /** Every value of a subscription until `last` says so; reconnects by itself as graphql-ws does. */
  async watch<T>(query: string, variables: Record<string, unknown>, last: (value: T) => boolean, ms = 60_000): Promise<T[]> {
    this.live ??= createClient({
      url: `${this.url.replace(/^http/, 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      retryAttempts: 50,
      shouldRetry: () => true,
      retryWait: () => new Promise((resolve) => setTimeout(resolve, 100)),
      connectionParams: () => this.authorization(),
    });
    const values: T[] = [];
    const subscription = this.live.iterate<T>({ query, variables });
    const timer = setTimeout(() => void subscription.return?.(), ms);
    try {
      for await (const value of subscription) {
        if (value.errors) throw new Error(JSON.stringify(value.errors));
        values.push(value.data as T);
        if (last(value.data as T)) return values;
      }
      throw new Error(`The subscription ended without its last value; got ${JSON.stringify(values)}`);
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await this.live?.dispose();
  }

  private authorization(): Record<string, string> {
    return this.accessToken ? { authorization: `Bearer ${this.accessToken}` } : {};
  }
}

export const FINISHED = new Set(['SUCCEEDED', 'PARTIALLY_SUCCEEDED', 'FAILED', 'CANCELLED', 'EXPIRED']);
