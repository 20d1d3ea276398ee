import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { NodeHttpHandler } from '@smithy/node-http-handler';
import { patient } from '../store/patience.js';
import { s3Error, silent } from './s3-errors.js';

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** Of a server other than AWS, e.g. `http://minio:9000`. Default: AWS. */
  readonly endpoint?: string;
  /** Where links lead when clients reach the server by another address than we do. Default: `endpoint`. */
  readonly publicEndpoint?: string;
  /** Default: what the machine has (role of the pod or instance, files, AWS_… variables). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** `endpoint/bucket/key` instead of `bucket.endpoint/key`. Default: true with an endpoint. */
  readonly pathStyle?: boolean;
}

const CONNECT_MS = 5_000;
const MAX_CONNECTIONS = 64;
const ATTEMPTS = 3;

/** A client that gives up connecting after 5 s and a request after three tries. Whoever sends bounds the whole with `S3Bucket.ask`. */
export const newClient = (options: S3Options, endpoint: string | undefined, requestMs: number): S3Client => {
  const config: S3ClientConfig = {
    region: options.region,
    maxAttempts: ATTEMPTS,
    forcePathStyle: options.pathStyle ?? options.endpoint !== undefined,
    // Checksums of their own are what other servers of this protocol refuse; the signature covers the SHA-256 of what we send, and whole reads are compared.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: new NodeHttpHandler({
      connectionTimeout: Math.min(CONNECT_MS, requestMs),
      httpAgent: { maxSockets: MAX_CONNECTIONS },
      httpsAgent: { maxSockets: MAX_CONNECTIONS },
    }),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(options.credentials === undefined ? {} : { credentials: options.credentials }),
  };
  return new S3Client(config);
};

/** One bucket, and the rule that every exchange with it ends: at the caller's abort, or when its time is up. */
export class S3Bucket {
  readonly name: string;
  readonly client: S3Client;
  /** Signs links only. */
  readonly linkClient: S3Client;

  constructor(
    options: S3Options,
    readonly requestMs: number,
  ) {
    this.name = options.bucket;
    this.client = newClient(options, options.endpoint, requestMs);
    this.linkClient = options.publicEndpoint ? newClient(options, options.publicEndpoint, requestMs) : this.client;
  }

  /** Runs one exchange, tries included, for at most `ms` (default `requestMs`). Rejects with what S3's answer means. */
  async ask<T>(exchange: (abort: { abortSignal: AbortSignal }) => Promise<T>, signal?: AbortSignal, ms = this.requestMs): Promise<T> {
    signal?.throwIfAborted();
    const ending = new AbortController();
    try {
      // The client's own rejection waits for the body to be written, which a dead connection never does: so we do not wait for it.
      return await patient(exchange({ abortSignal: ending.signal }), ms, signal, silent);
    } catch (error) {
      ending.abort();
      if (signal?.aborted && error === signal.reason) throw error;
      throw s3Error(error);
    }
  }

  close(): void {
    this.client.destroy();
    if (this.linkClient !== this.client) this.linkClient.destroy();
  }
}
