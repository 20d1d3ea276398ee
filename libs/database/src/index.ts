export * from './pool.js';
export * from './sql-state.js';
export * from './errors.js';
export * from './copy.js';
export * from './database.js';
export { acquireLeadership, resignLeadership, type Leadership } from './leadership.js';
export { recordErasure } from './erasure.js';
export { storageSettings } from './storage-settings.js';
export { countedDisk, StorageWatch, visibleDisk, type Disk, type LowWater, type Room } from './storage-watch.js';
