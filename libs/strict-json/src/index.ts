export * from './value/json.js';
export * from './pointer/pointer.js';
export * from './strict/refusal.js';
export * from './strict/strict.js';
export { countKeys } from './strict/count-keys.js';
