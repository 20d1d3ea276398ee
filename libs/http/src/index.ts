export { openWebServer, type WebServerOptions } from './web-server.js';
export { discardRest, SlowBody, SLOW_BODY_MS } from './slow-body.js';
export { strictBody } from './strict-body.js';
export { sendRefusal } from './refusal.js';
export { DetailedError } from './detailed.errors.js';
export { ErrorFilter } from './error.filter.js';
export { addressOf } from './request-context.js';
export { errorDetails, internalError, logRefusal, toVitaeError } from './error-details.js';
export { GRAPHQL_PATH, HTTP, type HttpOptions } from './http-options.js';
