import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { VitaeError } from '#common';
import { BYTES_A_REQUEST, type Admission } from '../http/admission.js';
import type { RouteHandler } from '../http/front.js';
import { sendProblem } from '../http/json-answer.js';
import { packingFor } from '../http/packing.js';
import type { RequestFacts } from '../http/request-facts.js';
import { sendPieces } from '../http/send-pieces.js';
import { cutStalled } from '../http/stall.js';

/** Unpacking takes 0.1 s of CPU (measured); a client that takes nothing packed is a rare one. */
const UNPACKED_AT_ONCE = 2;
const RETRY_MS = 1_000;

interface Page {
  /** Of the packed bytes; what they unpack to is the same. */
  readonly hash: string;
  readonly policy: string;
  readonly gzip: Buffer;
  readonly br: Buffer | undefined;
  readonly unpackedBytes: number;
}

export interface GraphiqlOptions {
  /** The page, gzipped; beside it its policy (`.csp`) and, where it was made, the same in brotli (`.br` for `.gz`). */
  readonly file: string;
  readonly admission: Admission;
  readonly readerMs: number;
}

/**
 * The page of apps/gateway/graphiql/graphiql-page.mjs: everything inside, nothing from elsewhere. It is made and packed at build time, because
 * rendering it here took 0.5 s and 170 MB (measured); its packed bytes are held once for all who read them. Charged by its bytes, as a body is.
 */
export class GraphiqlHandler implements RouteHandler {
  readonly name = 'graphiql';
  private readonly page: Page;
  private unpacking = 0;

  /** Throws CONFIG_INVALID when the page was not made. */
  constructor(private readonly options: GraphiqlOptions) {
    const { file } = options;
    try {
      const gzip = readFileSync(file);
      const br = file.replace(/\.gz$/, '.br');
      this.page = {
        hash: createHash('sha256').update(gzip).digest('base64url').slice(0, 22),
        policy: readFileSync(`${file}.csp`, 'utf8').trim(),
        gzip,
        br: br !== file && existsSync(br) ? readFileSync(br) : undefined,
        // RFC 1952 §2.3.1: the size modulo 2^32 is the last of it.
        unpackedBytes: gzip.readUInt32LE(gzip.length - 4),
      };
    } catch (cause) {
      throw new VitaeError('CONFIG_INVALID', `INTROSPECTION is on but ${file} is missing; run npm run generate`, { cause });
    }
  }

  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    try {
      this.answer(req, res, facts.address);
    } catch (error) {
      if (!(error instanceof VitaeError)) throw error;
      sendProblem(res, error, facts.requestId, error.code === 'METHOD_NOT_ALLOWED' ? { allow: 'GET, HEAD' } : {});
    }
  }

  private answer(req: IncomingMessage, res: ServerResponse, address: string): void {
    const { admission, readerMs } = this.options;
    const { page } = this;
    admission.address(address);
    if (req.method !== 'GET' && req.method !== 'HEAD') throw new VitaeError('METHOD_NOT_ALLOWED', 'Use GET');
    const packing = packingFor(String(req.headers['accept-encoding'] ?? ''), { br: page.br !== undefined, gzip: true });
    const etag = `"${page.hash}-${packing}"`;
    const headers = { etag, 'content-security-policy': page.policy, 'cache-control': 'private, no-cache', vary: 'accept-encoding' };
    if (String(req.headers['if-none-match'] ?? '').includes(etag)) return void res.writeHead(304, headers).end();
    const packed = packing === 'identity' ? undefined : (page[packing] ?? page.gzip);
    const all = {
      ...headers,
      'content-type': 'text/html; charset=utf-8',
      ...(packed ? { 'content-encoding': packing } : {}),
    };
    if (req.method === 'HEAD') return void res.writeHead(200, all).end();
    admission.address(address, Math.floor((packed?.length ?? page.unpackedBytes) / BYTES_A_REQUEST));
    if (packed) return void sendPieces(res, { status: 200, headers: all, body: [packed] }, readerMs);
    this.unpack(res, all);
  }

  private unpack(res: ServerResponse, headers: Readonly<Record<string, string>>): void {
    if (this.unpacking >= UNPACKED_AT_ONCE) throw new VitaeError('OVERLOADED', 'Too busy', { retryAfterMs: RETRY_MS });
    this.unpacking++;
    res.writeHead(200, headers);
    cutStalled(res, this.options.readerMs);
    // A reader that left: pipeline has closed both ends.
    pipeline(Readable.from([this.page.gzip]), createGunzip(), res, () => void this.unpacking--);
  }
}
