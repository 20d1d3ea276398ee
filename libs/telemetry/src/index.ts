export { telemetrySettings, type TelemetrySettings } from './settings.js';
export { startTracing } from './start-tracing.js';
export { currentTracing, enterTrace, errorType, isTraced, startSpan, traced, withTracing, within } from './tracing.js';
export type { Span, SpanAttributes, SpanKind, SpanOptions, Tracing } from './span.js';
