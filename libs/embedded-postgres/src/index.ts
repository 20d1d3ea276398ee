export * from './embedded-postgres.js';
export { standIn } from './unprivileged.js';
