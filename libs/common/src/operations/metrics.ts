import { collectDefaultMetrics, Registry } from 'prom-client';

/** One registry a process, labelled with the service's name. Label values must be bounded: types, states, codes; never ids. */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  return registry;
}
