export * from './pool.js';
export * from './errors.js';
export * from './database.js';
export * from './migrate/migrate.js';
