import type { IncomingHttpHeaders } from 'node:http';
import { OperationTypeNode } from 'graphql';
import { WebSocket, type RawData } from 'ws';
import { newId, VitaeError, type Logger } from '#common';
import { isRefusal } from '../forward/answer.js';
import { payloadOf, type Forwarder } from '../forward/forwarder.js';
import { internalError, refusalOf } from '../http/json-answer.js';
import { subgraphHeaders, type RequestFacts } from '../http/request-facts.js';
import type { Admission } from '../http/admission.js';
import type { GatewayMetrics } from '../metrics.js';
import { unsafe } from '../plan/json.js';
import { operationInput } from '../plan/operation.inputs.js';
import { planned } from '../plan/planned.js';
import type { QueryPlanner } from '../plan/planner.js';
import type { SubgraphName } from '../schema/merge-schema.js';
import { CLOSE, clientFrame, type ClientFrame, type Close } from './frames.js';
import { SubgraphSocket } from './subgraph-socket.js';

export interface LiveLimits {
  readonly initMs: number;
  readonly pingMs: number;
  /** Largest frame of a client, and of an owner. */
  readonly clientBytes: number;
  readonly ownerBytes: number;
  /** Operations open on one socket. */
  readonly operations: number;
  /** Bytes a client may leave unread before it is told to come again: they would be our memory. */
  readonly bufferedBytes: number;
  /** Client sockets in all, and of one address. */
  readonly sockets: number;
  readonly socketsEach: number;
}

/** What all sockets of one address (`/graphql`, `/jobs/graphql` …) share. */
export interface LiveEndpoint {
  readonly name: string;
  readonly planner: QueryPlanner;
  readonly forwarder: Forwarder;
  /** WebSocket address of each owner. */
  readonly urls: ReadonlyMap<SubgraphName, string>;
  /** The owner that authenticates `connection_init`. */
  readonly primary: SubgraphName;
  readonly admission: Admission;
  readonly limits: LiveLimits;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
  /** Has the relay's heart beat on this socket too. */
  readonly watch: (socket: WebSocket) => void;
}

/**
 * One client's socket: WAITING (no connection_init yet) → OPENING (its first owner is asked with the client's own payload) → READY → CLOSED.
 * At most one socket to each owner. Owners' frames pass unread; queries and mutations take the HTTP road and its guarantees.
 */
export class ClientSocket {
  private readonly owners = new Map<SubgraphName, SubgraphSocket>();
  private readonly operations = new Map<string, SubgraphName | AbortController>();
  private init: Readonly<Record<string, unknown>> | undefined;
  private acknowledged = false;
  private readonly initTimer: NodeJS.Timeout;

  constructor(
    private readonly client: WebSocket,
    private readonly headers: IncomingHttpHeaders,
    private readonly facts: RequestFacts,
    private readonly door: LiveEndpoint,
  ) {
    this.initTimer = setTimeout(() => this.close(CLOSE.initTimeout), door.limits.initMs);
    client.on('message', (data: RawData) => this.receive(data as Buffer));
    client.on('error', () => client.terminate());
    client.on('close', () => this.release());
  }

  private receive(data: Buffer): void {
    // Frames may follow our close until the client answers it.
    if (this.client.readyState !== WebSocket.OPEN) return;
    const frame = clientFrame(data);
    if (!frame) return this.close(CLOSE.badMessage);
    switch (frame.type) {
      case 'connection_init':
        return this.begin(frame.payload);
      case 'ping':
        return this.send({ type: 'pong' });
      case 'pong':
        return;
      case 'subscribe':
        return this.subscribe(frame);
      case 'complete':
        return this.complete(frame.id);
    }
  }

  private begin(payload: Readonly<Record<string, unknown>>): void {
    if (this.init) return this.close(CLOSE.initTwice);
    if (unsafe(payload) !== undefined) return this.close(CLOSE.badMessage);
    clearTimeout(this.initTimer);
    this.init = payload;
    this.connect(this.door.primary);
  }

  private subscribe({ id, payload }: Extract<ClientFrame, { type: 'subscribe' }>): void {
    const { admission, limits, planner } = this.door;
    if (!this.acknowledged) return this.close(CLOSE.unauthorized);
    if (this.operations.has(id)) return this.close(CLOSE.twice);
    try {
      if (this.operations.size >= limits.operations) throw new VitaeError('RATE_LIMITED', 'Too many operations on one socket');
      const { address } = this.facts;
      admission.address(address);
      const input = operationInput(payload);
      const plan = planned(planner, input, (cost) => admission.address(address, cost));
      const [part] = plan.parts;
      if (plan.type !== OperationTypeNode.SUBSCRIPTION || !part) return this.execute(id, { plan, variables: input.variables });
      const owner = this.owners.get(part.owner) ?? this.connect(part.owner);
      this.open(id, part.owner);
      owner.send(JSON.stringify({ id, type: 'subscribe', payload: payloadOf(part, input.variables) }));
    } catch (error) {
      this.fail(id, error);
    }
  }

  private execute(id: string, call: Pick<Parameters<Forwarder['execute']>[0], 'plan' | 'variables'>): void {
    const stop = new AbortController();
    this.open(id, stop);
    const token = this.init?.['authorization'] ?? this.init?.['Authorization'];
    const headers = subgraphHeaders(typeof token === 'string' ? { ...this.headers, authorization: token } : this.headers, {
      ...this.facts,
      requestId: newId(),
    });
    this.door.forwarder.execute({ ...call, headers, signal: stop.signal }).then(
      (answer) => {
        if (!this.ended(id)) return;
        if (isRefusal(answer)) return this.send({ id, type: 'error', payload: answer.body.errors });
        this.send({ id, type: 'next', payload: answer.body });
        this.send({ id, type: 'complete' });
      },
      (error: unknown) => {
        if (!stop.signal.aborted && this.ended(id)) this.fail(id, error);
      },
    );
  }

  private complete(id: string): void {
    const at = this.operations.get(id);
    if (at === undefined) return;
    this.ended(id);
    if (at instanceof AbortController) at.abort();
    else this.owners.get(at)?.send(JSON.stringify({ id, type: 'complete' }));
  }

  private connect(owner: SubgraphName): SubgraphSocket {
    const { urls, limits, metrics, watch } = this.door;
    let opened = false;
    const socket = new SubgraphSocket(
      {
        url: urls.get(owner) ?? '',
        headers: subgraphHeaders(this.headers, this.facts),
        init: this.init ?? {},
        maxPayload: limits.ownerBytes,
      },
      {
        opened: (ws) => {
          opened = true;
          metrics.sockets.inc({ side: 'owner' });
          watch(ws);
        },
        acknowledged: (payload) => this.acknowledge(payload),
        frame: (data) => this.forward(data),
        ended: (id, data) => {
          this.ended(id);
          this.forward(data);
        },
        lost: (close, code) => {
          if (opened) metrics.closed('owner', code);
          this.owners.delete(owner);
          this.close(close);
        },
      },
    );
    this.owners.set(owner, socket);
    return socket;
  }

  private acknowledge(payload: unknown): void {
    if (this.acknowledged) return;
    this.acknowledged = true;
    this.send({ type: 'connection_ack', payload });
  }

  private open(id: string, at: SubgraphName | AbortController): void {
    this.operations.set(id, at);
    this.door.metrics.operations.inc();
  }

  private ended(id: string): boolean {
    const was = this.operations.delete(id);
    if (was) this.door.metrics.operations.dec();
    return was;
  }

  private fail(id: string, error: unknown): void {
    if (!(error instanceof VitaeError)) this.door.logger.error('Operation failed', error, { route: this.door.name });
    const { body } = error instanceof VitaeError ? refusalOf(error) : internalError(this.facts.requestId);
    this.send({ id, type: 'error', payload: body.errors });
  }

  private send(message: object): void {
    this.forward(JSON.stringify(message));
  }

  private forward(frame: string | Buffer): void {
    if (this.client.readyState !== WebSocket.OPEN) return;
    if (this.client.bufferedAmount > this.door.limits.bufferedBytes) return this.close(CLOSE.tooSlow);
    this.client.send(frame, { binary: false });
  }

  private close([code, reason]: Close | readonly [number, string]): void {
    if (this.client.readyState === WebSocket.OPEN) this.client.close(code, reason);
  }

  private release(): void {
    clearTimeout(this.initTimer);
    for (const [id, at] of this.operations) {
      this.ended(id);
      if (at instanceof AbortController) at.abort();
    }
    for (const owner of this.owners.values()) owner.close();
  }
}
