export * from './postgres/postgres-server.js';
export * from './postgres/database.js';
export * from './wait/eventually.js';
export * from './network/faulty-proxy.js';
export * from './leaks/leak-check.js';
export * from './pulsar/test-broker.js';
export { startBroker } from './pulsar/find-broker.js';
export { mintToken, newTokenKey, selfSigned } from './pulsar/credentials.js';
export { givenBroker, nativePulsar, type GivenBroker } from './pulsar/given-broker.js';
