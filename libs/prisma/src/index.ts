export * from './pool.js';
export * from './errors.js';
export * from './database.js';
export { recordErasure } from './erasure.js';
export * from './migrate/migrate.js';
export * from './migrate/history.js';
export * from './migrate/schema-gate.js';
export * from './embedded/embedded-postgres.js';
export * from './embedded/provision.js';
