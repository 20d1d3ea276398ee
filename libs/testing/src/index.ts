export * from './postgres/postgres-server.js';
export * from './postgres/database.js';
export * from './wait/eventually.js';
export * from './network/faulty-proxy.js';
export * from './leaks/leak-check.js';
