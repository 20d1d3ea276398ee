export * from './port/queue.js';
export { MAX_MESSAGE_BYTES } from './codec/envelope.js';
export { prometheusObserver } from './observe/prometheus.js';
export { MemoryBroker, type RestartOptions } from './adapters/memory/memory-broker.js';
export type { FaultPlan } from './adapters/memory/fault-plan.js';
