import type { IncomingMessage, ServerResponse } from 'node:http';
import { notFound, VitaeError } from '#common';
import { BYTES_A_REQUEST, type Admission } from '../http/admission.js';
import type { RouteHandler } from '../http/front.js';
import { sendProblem } from '../http/json-answer.js';
import { packingFor } from '../http/packing.js';
import type { RequestFacts } from '../http/request-facts.js';
import { sendPieces } from '../http/send-pieces.js';
import type { ConsoleFiles } from './console-files.js';

/** The console lives below this address; the build writes it into every link (apps/console/vite.config.mjs). */
export const CONSOLE_PATH = '/app';

export interface ConsoleOptions {
  readonly files: ConsoleFiles;
  readonly admission: Admission;
  readonly readerMs: number;
}

/** The console's files under `/app/`. Charged by their bytes, as a body is. */
export class ConsoleHandler implements RouteHandler {
  readonly name = 'console';

  constructor(private readonly options: ConsoleOptions) {}

  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    try {
      this.answer(req, res, facts.address);
    } catch (error) {
      if (!(error instanceof VitaeError)) throw error;
      sendProblem(res, error, facts.requestId, error.code === 'METHOD_NOT_ALLOWED' ? { allow: 'GET, HEAD' } : {});
    }
  }

  private answer(req: IncomingMessage, res: ServerResponse, address: string): void {
    const { files, admission, readerMs } = this.options;
    admission.address(address);
    if (req.method !== 'GET' && req.method !== 'HEAD') throw new VitaeError('METHOD_NOT_ALLOWED', 'Use GET');
    const [name = ''] = (req.url ?? '').slice(CONSOLE_PATH.length).split('?');
    if (name === '') return redirect(res, `${CONSOLE_PATH}/`);
    const file = files.find(name, String(req.headers.accept ?? ''));
    if (!file) throw notFound();
    const has = { br: file.bodies.has('br'), gzip: file.bodies.has('gzip') };
    const packing = packingFor(String(req.headers['accept-encoding'] ?? ''), has);
    const body = file.bodies.get(packing) ?? Buffer.alloc(0);
    const etag = `"${file.hash}-${packing}"`;
    const headers = { ...file.headers, etag };
    if (String(req.headers['if-none-match'] ?? '').includes(etag)) return void res.writeHead(304, headers).end();
    const all = packing === 'identity' ? headers : { ...headers, 'content-encoding': packing };
    if (req.method === 'HEAD') return void res.writeHead(200, { ...all, 'content-length': body.length }).end();
    admission.address(address, Math.floor(body.length / BYTES_A_REQUEST));
    // A reader that left is a closed answer, not an error.
    void sendPieces(res, { status: 200, headers: all, body: [body] }, readerMs).catch(() => res.destroy());
  }
}

const redirect = (res: ServerResponse, location: string): void => void res.writeHead(303, { location }).end();

/** `/`: a person who types the bare address means the console. */
export class FrontPageHandler implements RouteHandler {
  readonly name = 'front_page';

  constructor(private readonly admission: Admission) {}

  handle(req: IncomingMessage, res: ServerResponse, facts: RequestFacts): void {
    try {
      this.admission.address(facts.address);
      if (req.method !== 'GET' && req.method !== 'HEAD') throw new VitaeError('METHOD_NOT_ALLOWED', 'Use GET');
      redirect(res, `${CONSOLE_PATH}/`);
    } catch (error) {
      if (!(error instanceof VitaeError)) throw error;
      sendProblem(res, error, facts.requestId, error.code === 'METHOD_NOT_ALLOWED' ? { allow: 'GET, HEAD' } : {});
    }
  }
}
