import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';

export interface SeenCall {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    contents: { role: string; parts: { text: string }[] }[];
    systemInstruction?: { parts: { text: string }[] };
    generationConfig: { responseMimeType: string; responseSchema: { type: string; properties: object }; maxOutputTokens: number };
  };
}

/** What one call is answered with: a status and body, a broken connection, or silence. */
export type Reply =
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: unknown }
  | { readonly raw: string }
  | { readonly reset: true }
  | { readonly silent: true }
  | { readonly drip: true }
  /** Text without end, as fast as it is read. */
  | { readonly flood: true }
  | { readonly packed: Buffer };

/** The REST shapes of Google's `models/<model>:generateContent`, from its public reference. */
export const candidate = (text: string, finishReason: string | undefined = 'STOP') => ({
  body: {
    candidates: [{ content: { role: 'model', parts: [{ text }] }, ...(finishReason === undefined ? {} : { finishReason }), index: 0 }],
    usageMetadata: { promptTokenCount: 10, candidatesTokenCount: 20, totalTokenCount: 30 },
    modelVersion: 'gemini-test',
  },
});

export const apiError = (status: number, grpcStatus: string, message: string, details?: unknown[]) => ({
  status,
  body: { error: { code: status, message, status: grpcStatus, ...(details ? { details } : {}) } },
});

/** A local server that speaks Gemini's REST, one reply a call in order, the last one for ever. */
export class GeminiServer {
  readonly calls: SeenCall[] = [];
  replies: Reply[] = [];
  closed = 0;
  /** Bytes of floods that were taken from here. */
  written = 0;
  url = '';
  private readonly server: Server;
  private readonly timers = new Set<NodeJS.Timeout>();

  constructor() {
    this.server = createServer((req, res) => {
      let text = '';
      req.setEncoding('utf8').on('data', (part: string) => (text += part));
      req.on('end', () => {
        this.calls.push({ path: req.url ?? '', headers: req.headers, body: JSON.parse(text) as SeenCall['body'] });
        res.on('close', () => this.closed++);
        this.answer(this.replies[Math.min(this.calls.length, this.replies.length) - 1], res);
      });
    });
  }

  async start(): Promise<this> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    const address = this.server.address();
    this.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    return this;
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(reply: Reply | undefined, res: ServerResponse): void {
    if (!reply || 'silent' in reply) return;
    if ('reset' in reply) return void res.socket?.resetAndDestroy();
    if ('drip' in reply) {
      res.writeHead(200, { 'content-type': 'application/json' });
      const timer = setInterval(() => res.write(' '), 20);
      this.timers.add(timer);
      return;
    }
    if ('flood' in reply) {
      res.writeHead(200, { 'content-type': 'application/json' });
      const chunk = 'x'.repeat(65_536);
      const pour = (): void => {
        while (!res.destroyed && res.write(chunk)) this.written += chunk.length;
      };
      res.on('drain', pour);
      return pour();
    }
    if ('packed' in reply)
      return void res.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end(reply.packed);
    if ('raw' in reply) return void res.writeHead(200, { 'content-type': 'application/json' }).end(reply.raw);
    res.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers }).end(JSON.stringify(reply.body));
  }
}
