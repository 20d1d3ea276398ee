export * from './resume/json.js';
export * from './resume/resume.js';
export * from './pointer/pointer.js';
export * from './strict/refusal.js';
export * from './strict/strict.js';
