export * from './pool.js';
export * from './sql-state.js';
export * from './errors.js';
export * from './copy.js';
export * from './database.js';
export { acquireLeadership, resignLeadership, type Leadership } from './leadership.js';
export { recordErasure } from './erasure.js';
