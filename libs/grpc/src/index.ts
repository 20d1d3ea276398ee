export * from './tls/tls.js';
export * from './identity/service-keys.js';
export * from './server/service-identity.guard.js';
export * from './server/rpc-error.filter.js';
export * from './server/rpc-context.interceptor.js';
export * from './server/grpc-server.js';
export * from './client/grpc-client.js';
export * from './settings.js';
