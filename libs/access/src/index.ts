export * from './actor.js';
export * from './access-token.js';
export * from './session-check.js';
export { SessionWatch } from './session-watch.js';
export {
  accessOf,
  ClientAddress,
  CurrentActor,
  enforce,
  Public,
  RequireRole,
  SignedIn,
  type AccessRule,
  type AccessState,
  type WithAccess,
} from './access.js';
export { ACCESS, type AccessOptions } from './access-options.js';
export { AccessGuard, resolveActor } from './access.guard.js';
export { AccessDeclarations } from './declarations.js';
