import type { WebSocket } from 'ws';
import type { Logger } from '#common';
import type { Forwarder } from '../forward/forwarder.js';
import type { Admission } from '../http/admission.js';
import type { Callers } from '../http/callers.js';
import type { Refusals } from '../http/refusals.js';
import type { GatewayMetrics } from '../metrics.js';
import type { QueryPlanner } from '../plan/planner.js';
import type { SubgraphName } from '../schema/merge-schema.js';
import type { Watchers } from './watchers.js';

export interface LiveLimits {
  readonly initMs: number;
  readonly pingMs: number;
  /** Largest frame of a client, and of an owner. */
  readonly clientBytes: number;
  readonly ownerBytes: number;
  /** Operations open on one socket. */
  readonly operations: number;
  /** Bytes a client may leave unread, the next frame included, before it is told to come again; and how long it may take none of them. */
  readonly bufferedBytes: number;
  readonly readerMs: number;
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
  /** What the certificates of owners are checked by, where their URLs are wss. Default: by Node's own list. */
  readonly ca: Buffer | undefined;
  /** The owner that authenticates `connection_init`. */
  readonly primary: SubgraphName;
  readonly admission: Admission;
  readonly callers: Callers;
  readonly watchers: Watchers;
  readonly refusals: Refusals;
  readonly limits: LiveLimits;
  readonly metrics: GatewayMetrics;
  readonly logger: Logger;
  /** Has the relay's heart beat on this socket too. */
  readonly watch: (socket: WebSocket) => void;
}
