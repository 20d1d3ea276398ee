import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What the network does to connections, new and open ones. */
export type NetworkFault =
  /** Every chunk waits that long in both directions; order is kept. */
  | { readonly kind: 'latency'; readonly ms: number }
  /** Bytes go in and nothing comes out; new connections are accepted and as silent. No close, no error: a firewall that drops packets. */
  | { readonly kind: 'black-hole' }
  /** The far side is gone and the near side was not told: the server sees the connection end, the client sees silence. */
  | { readonly kind: 'half-open' }
  /** New connections are refused and open ones are reset. */
  | { readonly kind: 'refuse' };

interface Pair {
  readonly near: Socket;
  readonly far: Socket;
}

/**
 * A TCP proxy on 127.0.0.1 that breaks on request, between a client and the real server.
 * States: healthy or under one fault at a time; `heal()` lets new connections work again. Connections that a black hole or a
 * half-open fault caught never recover: they must be given up by the client's own time-outs, which is what such a test is for.
 */
export class FaultyProxy {
  private fault: NetworkFault | undefined;
  private readonly pairs = new Set<Pair>();
  private readonly stranded = new Set<Socket>();
  private server: Server | undefined;
  private listening = 0;

  private constructor(private readonly target: { readonly host: string; readonly port: number }) {}

  static async start(target: { readonly host?: string; readonly port: number }): Promise<FaultyProxy> {
    const proxy = new FaultyProxy({ host: target.host ?? '127.0.0.1', port: target.port });
    await proxy.listen();
    return proxy;
  }

  get port(): number {
    return this.listening;
  }

  /** Connections open through the proxy now, stranded ones included. */
  get connections(): number {
    return this.pairs.size + this.stranded.size;
  }

  /** The same URL through the proxy. */
  through(url: string): string {
    const changed = new URL(url);
    changed.hostname = '127.0.0.1';
    changed.port = String(this.listening);
    return changed.href;
  }

  async inflict(fault: NetworkFault): Promise<void> {
    this.fault = fault;
    if (fault.kind === 'black-hole') for (const pair of this.pairs) this.silence(pair);
    if (fault.kind === 'half-open') for (const pair of this.pairs) this.strand(pair);
    if (fault.kind === 'refuse') await this.unlisten();
  }

  async heal(): Promise<void> {
    this.fault = undefined;
    if (!this.server) await this.listen();
  }

  /** Resets every open connection (RST, as a crashed machine's kernel answers); new ones work unless a fault says otherwise. */
  reset(): void {
    for (const { near, far } of this.pairs) {
      near.resetAndDestroy();
      far.resetAndDestroy();
    }
    for (const socket of this.stranded) socket.resetAndDestroy();
  }

  async close(): Promise<void> {
    await this.unlisten();
  }

  private async unlisten(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    const closed = server && new Promise((resolve) => server.close(resolve));
    this.reset();
    await closed;
  }

  private async listen(): Promise<void> {
    const server = createServer({ allowHalfOpen: true }, (near) => this.accept(near));
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(this.listening, '127.0.0.1', resolve));
    this.listening = (server.address() as AddressInfo).port;
    this.server = server;
  }

  private accept(near: Socket): void {
    if (this.fault?.kind === 'black-hole' || this.fault?.kind === 'half-open') return this.keepSilent(near);
    const far = connect({ ...this.target, allowHalfOpen: true });
    const pair = { near, far };
    this.pairs.add(pair);
    this.forward(near, far);
    this.forward(far, near);
    for (const [socket, other] of [[near, far], [far, near]] as const) {
      socket.on('error', () => other.destroy());
      socket.once('close', () => {
        if (this.pairs.delete(pair)) other.destroy();
      });
    } // prettier-ignore
  }

  private forward(from: Socket, to: Socket): void {
    const after = (step: () => void): void => {
      if (this.fault?.kind === 'latency') setTimeout(step, this.fault.ms);
      else step();
    };
    from.on('data', (chunk: Buffer) => after(() => void (to.writable && to.write(chunk))));
    from.once('end', () => after(() => to.end()));
  }

  /** Nothing is forwarded any more and nobody is told. */
  private silence({ near, far }: Pair): void {
    for (const socket of [near, far]) {
      socket.removeAllListeners('data').removeAllListeners('end');
      socket.resume();
    }
  }

  private strand(pair: Pair): void {
    this.pairs.delete(pair);
    pair.near.removeAllListeners('data').removeAllListeners('end').removeAllListeners('close').removeAllListeners('error');
    this.keepSilent(pair.near);
    pair.far.destroy();
  }

  private keepSilent(near: Socket): void {
    this.stranded.add(near);
    near.on('error', () => undefined);
    near.once('close', () => this.stranded.delete(near));
    near.resume();
  }
}
