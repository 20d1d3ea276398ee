export * from './access/actor.js';
export * from './access/access-token.js';
export * from './access/session-check.js';
export {
  Public,
  SignedIn,
  RequireRole,
  CurrentActor,
  ClientAddress,
  type AccessRule,
  type AccessState,
  type GraphqlContext,
} from './access/access.js';
export { AccessDeclarations } from './access/declarations.js';
export { DOOR, type Door } from './server/door.js';
export { graphqlModule, type DoorFactory } from './server/graphql.module.js';
export { CLOSE } from './server/live.js';
export { untilAborted } from './server/deadline.js';
export { printSchemaOf } from './server/print-schema.js';
export { openWebDoor, type WebDoorOptions } from './http/web-door.js';
export { sendRefusal } from './http/refusal.js';
export { DetailedError } from './http/detailed.errors.js';
export { checkStrictJson } from '#common';
export * from './input/input-issue.model.js';
export * from './input/input-check.js';
export * from './types/json.scalar.js';
export * from './types/shared.model.js';
export * from './types/page.js';
