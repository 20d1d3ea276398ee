export * from './migrate.js';
export * from './history.js';
export * from './schema-gate.js';
export * from './provision.js';
