import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Execution {
  readonly itemId: string;
  readonly executorId: string;
}

/** The world outside for the probe job type, in this process's memory: who executed what. `Recorder` is the one that is kept apart and counts exactly. */
export class Witness {
  readonly executions: Execution[] = [];
  /** How long each item's work takes. */
  workMs = 0;
  url = '';
  private readonly server = createServer((req, res) => {
    let body = '';
    req.setEncoding('utf8').on('data', (d: string) => (body += d));
    req.on('end', () => {
      this.executions.push(JSON.parse(body) as Execution);
      setTimeout(() => res.writeHead(200, { 'content-type': 'application/json' }).end('{"do":"ok"}'), this.workMs);
    });
  });

  static async start(workMs: number): Promise<Witness> {
    const witness = new Witness();
    witness.workMs = workMs;
    await new Promise<void>((resolve) => witness.server.listen(0, '127.0.0.1', resolve));
    witness.url = `http://127.0.0.1:${(witness.server.address() as AddressInfo).port}`;
    return witness;
  }

  /** Items executed, once or more often. */
  get items(): ReadonlySet<string> {
    return new Set(this.executions.map((e) => e.itemId));
  }

  get executors(): ReadonlySet<string> {
    return new Set(this.executions.map((e) => e.executorId));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
