export * from './embedded-postgres.js';
export { freePort } from './free-port.js';
export { standIn } from './unprivileged.js';
