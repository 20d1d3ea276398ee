import type { CredentialFiles } from './credentials.js';
import { ADMIN_ROLE } from './credentials.js';
import type { BrokerPorts } from './test-broker.js';

export interface ConfigurationOptions {
  readonly ports: BrokerPorts;
  /** Address to listen on: loopback, or every interface inside a container. */
  readonly bindAddress: string;
  /** Network interface of the bookie. */
  readonly bookieInterface: string;
  readonly credentials?: CredentialFiles;
}

/** standalone.conf of a small broker: one bookie, one core's worth of threads, limits that a test reaches in seconds. */
export function brokerConfiguration({ ports, bindAddress, bookieInterface, credentials }: ConfigurationOptions): string {
  const settings: Record<string, string | number | boolean> = {
    clusterName: 'standalone',
    bindAddress,
    advertisedAddress: '127.0.0.1',
    webServicePort: ports.web,
    brokerServicePort: ports.broker,
    webSocketServiceEnabled: true,
    // With one bookie anything above 1 never finds its quorum.
    managedLedgerDefaultEnsembleSize: 1,
    managedLedgerDefaultWriteQuorum: 1,
    managedLedgerDefaultAckQuorum: 1,
    // What was acknowledged is written at most a second later. At the defaults (60 s, 0.1/s) a killed broker brings hundreds back.
    managedLedgerCursorPositionFlushSeconds: 1,
    managedLedgerDefaultMarkDeleteRateLimit: 10,
    // Otherwise a subscription that has read everything looks for more only every 10 ms: an idle hint took 11.9 ms (p50), with this 3.9.
    managedLedgerNewEntriesCheckDelayInMillis: 0,
    // kill -9 leaves the page cache: a test needs no fsync.
    journalSyncData: false,
    ledgerStorageClass: 'org.apache.bookkeeper.bookie.storage.ldb.DbLedgerStorage',
    dbStorage_writeCacheMaxSizeMb: 64,
    dbStorage_readAheadCacheMaxSizeMb: 32,
    dbStorage_rocksDB_blockCacheSize: 33_554_432,
    managedLedgerCacheSizeMB: 64,
    // Otherwise the bookie ignores its port and listens on every interface.
    allowLoopback: true,
    allowEphemeralPorts: true,
    listeningInterface: bookieInterface,
    diskUsageThreshold: 0.99,
    diskUsageWarnThreshold: 0.98,
    httpServerEnabled: false,
    // The defaults grow with the cores and make some hundred threads.
    numIOThreads: 2,
    numHttpServerThreads: 8,
    webSocketNumIoThreads: 2,
    webSocketConnectionsPerBroker: 2,
    bookkeeperNumberOfChannelsPerBookie: 2,
    loadBalancerEnabled: false,
    loadManagerClassName: 'org.apache.pulsar.broker.loadbalance.NoopLoadManager',
    // A test looks at a topic after its consumers have gone.
    brokerDeleteInactiveTopicsEnabled: false,
    // How soon a full topic is noticed; the default is a minute.
    backlogQuotaCheckIntervalInSeconds: 2,
    ...(credentials ? authentication(ports, credentials) : {}),
  };
  return `${Object.entries(settings)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n')}\n`;
}

function authentication(ports: BrokerPorts, files: CredentialFiles): Record<string, string | number | boolean> {
  return {
    authenticationEnabled: true,
    authenticationProviders: 'org.apache.pulsar.broker.authentication.AuthenticationProviderToken',
    tokenPublicKey: `file://${files.tokenPublicKey}`,
    tokenPublicAlg: 'RS256',
    authorizationEnabled: true,
    superUserRoles: ADMIN_ROLE,
    // The WebSocket service is a client of its own broker, and must be let in too.
    brokerClientAuthenticationPlugin: 'org.apache.pulsar.client.impl.auth.AuthenticationToken',
    brokerClientAuthenticationParameters: `file://${files.adminToken}`,
    webServicePortTls: ports.webTls,
    brokerServicePortTls: ports.brokerTls,
    tlsCertificateFilePath: files.certificate,
    tlsKeyFilePath: files.certificateKey,
    tlsTrustCertsFilePath: files.certificate,
    brokerClientTrustCertsFilePath: files.certificate,
  };
}

/** The broker brings no log file of its own. */
export const logConfiguration = (file: string): string =>
  `<Configuration status="warn"><Appenders><File name="f" fileName="${file}"><PatternLayout pattern="%d{ISO8601} %-5p %c{1} - %m%n"/></File></Appenders><Loggers><Root level="info"><AppenderRef ref="f"/></Root></Loggers></Configuration>\n`;
