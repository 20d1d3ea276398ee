import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'node:net';
import { OperationTypeNode } from 'graphql';
import { WebSocket, type RawData } from 'ws';
import { newId, VitaeError } from '#common';
import { errorsOf } from '../forward/answer.js';
import { payloadOf, type Call, type Forwarded } from '../forward/forwarder.js';
import { internalError, refusalOf } from '../http/json-answer.js';
import { subgraphHeaders, type RequestFacts } from '../http/request-facts.js';
import { COPIES_OF_A_BODY, type Turn } from '../http/admission.js';
import type { Caller } from '../http/callers.js';
import { unsafe } from '../plan/json.js';
import { operationInput } from '../plan/operation.inputs.js';
import { planned } from '../plan/planned.js';
import type { SubgraphName } from '../schema/merge-schema.js';
import { CLOSE, clientFrame, nextFrame, type ClientFrame, type Close } from './frames.js';
import { FLOOD_COST, FLOODED_MS, FrameBudget, SURPLUS_COST } from './frame-budget.js';
import type { LiveEndpoint } from './live-endpoint.js';
import { Outbox } from './outbox.js';
import { SubgraphSocket } from './subgraph-socket.js';

/**
 * One client's socket: WAITING (no connection_init yet) → OPENING (its first owner is asked with the client's own payload) → READY → CLOSED.
 * At most one socket to each owner. Owners' frames pass unread; queries and mutations take the HTTP road and its guarantees.
 */
export class ClientSocket {
  private readonly owners = new Map<SubgraphName, SubgraphSocket>();
  private readonly operations = new Map<string, SubgraphName | AbortController>();
  private readonly outbox: Outbox;
  private readonly budget: FrameBudget;
  private init: Readonly<Record<string, unknown>> | undefined;
  /** Who it is counted to, from its acknowledgement on. */
  private watcher: Caller | undefined;
  private readonly initTimer: NodeJS.Timeout;

  constructor(
    private readonly client: WebSocket,
    socket: Socket,
    private readonly headers: IncomingHttpHeaders,
    private readonly facts: RequestFacts,
    private readonly door: LiveEndpoint,
  ) {
    this.outbox = new Outbox(client, socket, door.limits);
    this.budget = new FrameBudget(door.limits.clientBytes);
    this.initTimer = setTimeout(() => this.close(CLOSE.initTimeout), door.limits.initMs);
    client.on('message', (data: RawData) => this.receive(data as Buffer));
    client.on('ping', (data: Buffer) => {
      if (this.control(data)) client.pong(data);
    });
    client.on('pong', (data: Buffer) => this.control(data));
    client.on('error', () => client.terminate());
    client.on('close', () => this.release());
  }

  /** To be called about once a second with the bytes received so far: what comes in no message must not come for ever. */
  look(received: number): void {
    if (!this.budget.explains(received)) this.flooded();
  }

  private receive(data: Buffer): void {
    // Frames may follow our close until the client answers it.
    if (this.client.readyState !== WebSocket.OPEN) return;
    this.budget.came(data.length);
    const frame = clientFrame(data);
    if (!frame) return this.close(CLOSE.badMessage);
    switch (frame.type) {
      case 'connection_init':
        return this.begin(frame.payload);
      case 'ping':
        return this.unpaid(data.length) ? this.send({ type: 'pong' }) : undefined;
      case 'pong':
        return void this.unpaid(data.length);
      case 'subscribe':
        return this.subscribe(frame, data.length);
      case 'complete':
        return this.complete(frame.id, data.length);
    }
  }

  /** WebSocket's own pings and pongs. */
  private control(data: Buffer): boolean {
    this.budget.came(data.length);
    return this.unpaid(data.length);
  }

  /** False: the socket said more than it may, and is being closed. */
  private unpaid(bytes: number): boolean {
    if (this.client.readyState !== WebSocket.OPEN) return false;
    if (this.budget.take(bytes)) return true;
    this.flooded();
    return false;
  }

  /** Nothing more is read of it, so it costs nothing more; its address pays, or it would be back at once. */
  private flooded(): void {
    if (this.client.readyState !== WebSocket.OPEN) return;
    this.door.metrics.throttled.inc();
    this.door.admission.charge(this.facts.address, FLOOD_COST);
    this.close(CLOSE.tooMany);
    this.client.pause();
    setTimeout(() => this.client.terminate(), FLOODED_MS).unref();
  }

  private begin(payload: Readonly<Record<string, unknown>>): void {
    if (this.init) return this.close(CLOSE.initTwice);
    if (unsafe(payload) !== undefined) return this.close(CLOSE.badMessage);
    clearTimeout(this.initTimer);
    this.init = payload;
    const { callers, watchers } = this.door;
    // Known already: no owner is asked about one socket more than there may be.
    if (callers.isPerson(this.caller) && !watchers.hasRoom(this.caller)) return this.surplus(this.caller);
    this.connect(this.door.primary);
  }

  private subscribe({ id, payload }: Extract<ClientFrame, { type: 'subscribe' }>, bytes: number): void {
    const { admission, limits, planner } = this.door;
    if (!this.watcher) return this.close(CLOSE.unauthorized);
    if (this.operations.has(id)) return this.close(CLOSE.twice);
    try {
      if (this.operations.size >= limits.operations) throw new VitaeError('RATE_LIMITED', 'Too many operations on one socket');
      const { address } = this.facts;
      admission.address(address);
      const input = operationInput(payload);
      const plan = planned(planner, input, (cost) => admission.address(address, cost));
      const [part] = plan.parts;
      if (plan.type !== OperationTypeNode.SUBSCRIPTION || !part) return this.execute(id, { plan, variables: input.variables }, bytes);
      this.door.watchers.subscribe(this.watcher);
      this.open(id, part.owner);
      const owner = this.owners.get(part.owner) ?? this.connect(part.owner);
      owner.send(JSON.stringify({ id, type: 'subscribe', payload: payloadOf(part, input.variables) }));
    } catch (error) {
      this.ended(id);
      if (this.unpaid(bytes)) this.fail(id, error);
    }
  }

  /** What the client says who it is, by its first message or when it connected. */
  private get authorization(): string | undefined {
    const token = this.init?.['authorization'] ?? this.init?.['Authorization'];
    return typeof token === 'string' ? token : this.headers.authorization;
  }

  private get caller(): Caller {
    return this.door.callers.of(this.authorization, this.facts.address);
  }

  private execute(id: string, { plan, variables }: Pick<Call, 'plan' | 'variables'>, bytes: number): void {
    const { admission, callers, forwarder } = this.door;
    const who = this.caller;
    const turn = admission.operation(who, callers.isPerson(who));
    try {
      turn.hold(bytes * COPIES_OF_A_BODY);
    } catch (error) {
      turn.end();
      throw error;
    }
    const stop = new AbortController();
    this.open(id, stop);
    const { authorization } = this;
    const headers = subgraphHeaders({ ...this.headers, authorization }, { ...this.facts, requestId: newId() });
    forwarder.answer({ plan, variables, headers, signal: stop.signal, turn }).then(
      (answer) => this.answer(id, answer, turn),
      (error: unknown) => {
        turn.end();
        if (!stop.signal.aborted && this.ended(id)) this.fail(id, error);
      },
    );
  }

  /** The owner's bytes within a frame of ours; they are the operation's until the client has them. */
  private answer(id: string, answer: Forwarded, turn: Turn): void {
    this.door.callers.heard(this.authorization, answer.status);
    if (!this.ended(id)) return turn.end();
    if (answer.refusal) {
      turn.end();
      return this.send({ id, type: 'error', payload: errorsOf(answer) });
    }
    this.push(nextFrame(id, answer.body), () => turn.end());
    this.send({ id, type: 'complete' });
  }

  private complete(id: string, bytes: number): void {
    const at = this.operations.get(id);
    if (at === undefined) return void this.unpaid(bytes);
    this.ended(id);
    if (at instanceof AbortController) at.abort();
    else this.owners.get(at)?.send(JSON.stringify({ id, type: 'complete' }));
  }

  private connect(owner: SubgraphName): SubgraphSocket {
    const { urls, ca, limits, metrics, watch } = this.door;
    let opened = false;
    const socket = new SubgraphSocket(
      {
        url: urls.get(owner) ?? '',
        ca,
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
    if (this.watcher || this.client.readyState !== WebSocket.OPEN) return;
    const { callers, watchers } = this.door;
    callers.heard(this.authorization, 200);
    const { caller } = this;
    if (!watchers.enter(caller)) return this.surplus(caller);
    this.watcher = caller;
    this.send({ type: 'connection_ack', payload });
  }

  /** One socket more than its person may have. Who opens them again and again is told so later, and waits meanwhile. */
  private surplus(caller: Caller): void {
    const { metrics, admission, refusals } = this.door;
    metrics.throttled.inc();
    admission.charge(this.facts.address, SURPLUS_COST);
    const refusal = new VitaeError('RATE_LIMITED', 'Too many sockets of one person');
    refusals.tell(caller, refusal, () => this.close(CLOSE.tooManySockets), (left) => this.client.once('close', left)); // prettier-ignore
  }

  private open(id: string, at: SubgraphName | AbortController): void {
    this.operations.set(id, at);
    this.door.metrics.operations.inc();
  }

  private ended(id: string): boolean {
    const at = this.operations.get(id);
    if (at === undefined) return false;
    this.operations.delete(id);
    this.door.metrics.operations.dec();
    if (this.watcher && !(at instanceof AbortController)) this.door.watchers.ended(this.watcher);
    return true;
  }

  private fail(id: string, error: unknown): void {
    if (!(error instanceof VitaeError)) this.door.logger.error('Operation failed', error, { route: this.door.name });
    const { body } = error instanceof VitaeError ? refusalOf(error) : internalError(this.facts.requestId);
    this.send({ id, type: 'error', payload: body.errors });
  }

  private send(message: object): void {
    this.push([Buffer.from(JSON.stringify(message))], () => undefined);
  }

  /** An owner's frame, unread. */
  private forward(frame: Buffer): void {
    const { admission } = this.door;
    const who = this.caller;
    try {
      admission.hold(who, frame.length);
    } catch {
      return this.close(CLOSE.tooSlow);
    }
    this.push([frame], () => admission.release(who, frame.length));
  }

  private push(body: readonly Buffer[], sent: () => void): void {
    if (this.outbox.push(body, sent)) return;
    sent();
    this.close(CLOSE.tooSlow);
  }

  private close([code, reason]: Close | readonly [number, string]): void {
    if (this.client.readyState !== WebSocket.OPEN) return;
    this.outbox.abandon();
    this.client.close(code, reason);
  }

  private release(): void {
    clearTimeout(this.initTimer);
    for (const [id, at] of this.operations) {
      this.ended(id);
      if (at instanceof AbortController) at.abort();
    }
    for (const owner of this.owners.values()) owner.close();
    if (this.watcher) this.door.watchers.leave(this.watcher);
  }
}
