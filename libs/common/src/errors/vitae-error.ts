/**
 * The one error map of the product. A code is the contract with clients (GraphQL `extensions.code`, problem+json `code`,
 * gRPC status detail); everything else follows from it. Sources: RFC 9110 for HTTP (507: RFC 4918), grpc.io status codes for gRPC.
 */
export const ERROR_MAP = {
  BAD_REQUEST: { http: 400, grpc: 3, level: 'info' },
  BAD_USER_INPUT: { http: 400, grpc: 3, level: 'info' },
  GRAPHQL_PARSE_FAILED: { http: 400, grpc: 3, level: 'info' },
  GRAPHQL_VALIDATION_FAILED: { http: 400, grpc: 3, level: 'info' },
  UNAUTHENTICATED: { http: 401, grpc: 16, level: 'info' },
  FORBIDDEN: { http: 403, grpc: 7, level: 'info' },
  NOT_FOUND: { http: 404, grpc: 5, level: 'info' },
  METHOD_NOT_ALLOWED: { http: 405, grpc: 12, level: 'info' },
  REQUEST_TIMEOUT: { http: 408, grpc: 4, level: 'info' },
  CONFLICT: { http: 409, grpc: 10, level: 'info' },
  STALE_VERSION: { http: 409, grpc: 10, level: 'info' },
  UNSUPPORTED_STATEMENTS: { http: 409, grpc: 9, level: 'info' },
  IDEMPOTENCY_KEY_REUSED: { http: 422, grpc: 9, level: 'info' },
  PAYLOAD_TOO_LARGE: { http: 413, grpc: 8, level: 'info' },
  RANGE_NOT_SATISFIABLE: { http: 416, grpc: 11, level: 'info' },
  UNSUPPORTED_MEDIA_TYPE: { http: 415, grpc: 3, level: 'info' },
  UNPROCESSABLE_FILE: { http: 422, grpc: 9, level: 'info' },
  TOO_MANY_RECORDS: { http: 422, grpc: 9, level: 'info' },
  RATE_LIMITED: { http: 429, grpc: 8, level: 'info' },
  QUOTA_EXCEEDED: { http: 429, grpc: 8, level: 'info' },
  GLYPH_MISSING: { http: 422, grpc: 9, level: 'info' },
  POSTING_EMPTY: { http: 422, grpc: 3, level: 'info' },
  MASTER_EMPTY: { http: 422, grpc: 3, level: 'info' },
  AI_OUTPUT_INVALID: { http: 422, grpc: 9, level: 'warn' },
  AI_REFUSED: { http: 422, grpc: 9, level: 'warn' },
  POISON: { http: 422, grpc: 9, level: 'error' },
  PROVIDER_CONFIG: { http: 503, grpc: 9, level: 'error' },
  PROVIDER_UNAVAILABLE: { http: 503, grpc: 14, level: 'warn' },
  OVERLOADED: { http: 503, grpc: 14, level: 'warn' },
  DEPENDENCY_UNAVAILABLE: { http: 503, grpc: 14, level: 'warn' },
  DEADLINE_EXCEEDED: { http: 504, grpc: 4, level: 'warn' },
  STORAGE_FULL: { http: 507, grpc: 8, level: 'warn' },
  FILE_CORRUPT: { http: 500, grpc: 15, level: 'error' },
  CONFIG_INVALID: { http: 500, grpc: 13, level: 'error' },
  INTERNAL_SERVER_ERROR: { http: 500, grpc: 13, level: 'error' },
} as const satisfies Record<string, { http: number; grpc: number; level: 'info' | 'warn' | 'error' }>;

export type ErrorCode = keyof typeof ERROR_MAP;

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(ERROR_MAP, code);

export interface VitaeErrorOptions {
  readonly cause?: unknown;
  /** Facts for logs and, where `expose` names them, for the client. Never input values, never personal data. */
  readonly facts?: Readonly<Record<string, string | number | boolean>>;
  /** Facts the client may see beside the code, e.g. the byte offset at which a file breaks. Never input values. */
  readonly details?: Readonly<Record<string, unknown>>;
  /** When a retry may succeed: becomes Retry-After (seconds, rounded up) or a gRPC retry hint. */
  readonly retryAfterMs?: number;
}

/**
 * An error that knows its code. `message` goes to the client as it stands, so it must hold no input value, host name,
 * SQL or personal data. Anything thrown that is not a VitaeError reaches clients as INTERNAL_SERVER_ERROR, "Internal error".
 */
export class VitaeError extends Error {
  readonly facts: Readonly<Record<string, string | number | boolean>>;
  readonly retryAfterMs: number | undefined;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: VitaeErrorOptions = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.facts = options.facts ?? {};
    this.retryAfterMs = options.retryAfterMs;
    this.details = options.details ?? {};
  }

  get http(): number {
    return ERROR_MAP[this.code].http;
  }

  get grpc(): number {
    return ERROR_MAP[this.code].grpc;
  }

  get level(): 'info' | 'warn' | 'error' {
    return ERROR_MAP[this.code].level;
  }
}

/** Somebody else's object and a missing one answer alike, byte for byte (docs/security.md, R6). */
export const notFound = (): VitaeError => new VitaeError('NOT_FOUND', 'Not found');

/** Walks the cause chain for a VitaeError; an aggregate is searched too. Undefined when there is none. */
export function findVitaeError(error: unknown): VitaeError | undefined {
  for (let e: unknown = error, depth = 0; e instanceof Error && depth < 10; e = e.cause, depth++) {
    if (e instanceof VitaeError) return e;
  }
  return undefined;
}

/** What a log line may say of any error: our own sentence; of others their kind alone, for drivers' messages quote values. */
export const loggable = (error: unknown): string => findVitaeError(error)?.message ?? (error instanceof Error ? error.name : typeof error);

/** The text of an unknown thrown value, for logs only. */
export const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));
