/** Where a broker answers. */
export interface BrokerUrls {
  /** pulsar:// or pulsar+ssl:// */
  readonly serviceUrl: string;
  /** http:// or https://, of admin REST and WebSocket. */
  readonly webUrl: string;
}

/** What is needed to talk to a broker that asks who one is. */
export interface BrokerKeys {
  /** Of the role that may do everything; a day long. */
  readonly adminToken: string;
  /** Signs further tokens (RS256); absent with a broker that is not ours. */
  readonly privateKeyPem?: string;
}

/** A broker as tests see it, whoever runs it. Plain data, so that it can be handed to another process. */
export interface BrokerDescription extends BrokerUrls {
  /** Of the same broker, and the file of the authority that signed its certificate. Absent: no TLS. */
  readonly tls?: BrokerUrls & { readonly caFile: string };
  /** Absent: anybody may do anything. */
  readonly keys?: BrokerKeys;
  /** Says what it is, for the first line of a run. */
  readonly about: string;
}

/** What can be done to a broker that we run. Every verb resolves when it has happened, and does nothing when it is so already. */
export interface BrokerControl {
  /** Starts it again on the same data and ports; resolves when it serves. */
  start(): Promise<void>;
  /** kill -9. */
  kill(): Promise<void>;
  /** SIGTERM: about 9 s. */
  stop(): Promise<void>;
  /** SIGSTOP: sockets stay open and nothing answers. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

export const BROKER_VERBS = ['start', 'kill', 'stop', 'pause', 'resume'] as const satisfies readonly (keyof BrokerControl)[];

/** A broker of our own. */
export interface OwnBroker extends BrokerControl {
  readonly description: BrokerDescription;
  /** Ends it and deletes its data, unless it was given a folder to keep. */
  remove(): Promise<void>;
}

export interface BrokerOptions {
  /** Tokens (RS256), authorization and TLS beside the plain ports, with keys made at the first start. Default false. */
  readonly auth?: boolean;
  /** Folder for data, keys and log, kept afterwards. Letters, digits, `.`, `_`, `/` and `-` only: it becomes a URI. Default: a temporary one. */
  readonly folder?: string;
  /** Ports to use; a free one for each that is not named. */
  readonly ports?: Partial<BrokerPorts>;
}

export interface BrokerPorts {
  readonly web: number;
  readonly broker: number;
  readonly webTls: number;
  readonly brokerTls: number;
  readonly bookie: number;
}
