import { Counter, Gauge, Histogram, type Registry } from 'prom-client';
import type { ForwardOutcome } from './forward/subgraph.client.js';
import type { PlanOutcome } from './plan/planner.js';

/** What an operator asks of the gateway. Labels are bounded: doors, owners, outcomes, statuses, close codes. */
export class GatewayMetrics {
  readonly requests: Counter<'door' | 'status'>;
  readonly operations: Gauge;
  readonly sockets: Gauge<'side'>;
  readonly closes: Counter<'side' | 'code'>;
  readonly throttled: Counter;
  readonly inFlight: Gauge;
  private readonly plans: Counter<'outcome'>;
  private readonly owners: Histogram<'owner' | 'outcome'>;

  constructor(private readonly registry: Registry) {
    const registers = [registry];
    this.requests = new Counter({ name: 'gateway_requests_total', help: 'Requests answered (499: the client left)', labelNames: ['door', 'status'], registers });
    this.plans = new Counter({ name: 'gateway_plans_total', help: 'Operations planned: from the cache, anew, or refused', labelNames: ['outcome'], registers });
    this.owners = new Histogram({ name: 'gateway_owner_seconds', help: 'Seconds until an owner had answered', labelNames: ['owner', 'outcome'], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15], registers });
    this.sockets = new Gauge({ name: 'gateway_sockets', help: 'Open WebSockets of clients and to owners', labelNames: ['side'], registers });
    this.closes = new Counter({ name: 'gateway_socket_closes_total', help: 'WebSockets closed, by close code', labelNames: ['side', 'code'], registers });
    this.operations = new Gauge({ name: 'gateway_socket_operations', help: 'Operations open on client sockets', registers });
    this.throttled = new Counter({ name: 'gateway_throttled_total', help: 'Requests refused with 429', registers });
    this.inFlight = new Gauge({ name: 'gateway_operations_in_flight', help: 'Operations under way, subscriptions apart', registers });
  } // prettier-ignore

  /** Where the bytes under way are counted. */
  keeps(bytes: () => number): void {
    new Gauge({
      name: 'gateway_bytes_under_way',
      help: 'Bytes of bodies and answers that are kept for operations under way',
      registers: [this.registry],
      collect() {
        this.set(bytes());
      },
    });
  }

  planned(outcome: PlanOutcome): void {
    this.plans.inc({ outcome });
  }

  asked(owner: string, outcome: ForwardOutcome, seconds: number): void {
    this.owners.observe({ owner, outcome }, seconds);
  }

  /** Codes a client may invent (3000–4999) are one label. */
  closed(side: 'client' | 'owner', code: number): void {
    const known = code < 3_000 || (code >= 4_400 && code <= 4_500);
    this.closes.inc({ side, code: known ? String(code) : 'other' });
    this.sockets.dec({ side });
  }
}
