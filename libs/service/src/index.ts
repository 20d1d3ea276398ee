export * from './tokens.js';
export { NeedsRoom } from './needs-room.js';
export {
  defineService,
  type Assembly,
  type Environment,
  type ServiceBase,
  type ServiceConfig,
  type ServiceDefinition,
} from './service-definition.js';
export { startConfigured, startService, type RunningService, type StartOptions } from './start-service.js';
export { runHost, runService } from './host/run-host.js';
