export * from './postgres/postgres-server.js';
export * from './postgres/database.js';
export * from './wait/eventually.js';
