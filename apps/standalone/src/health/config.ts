/**
 * The variable and the default of each service's HTTP port. They are the services' own (apps/<service>/src/config.ts); a spec compares them.
 * Not read with the table of libs/common: this runs every few seconds in every container, and that library costs half a second to load.
 */
export const HTTP_PORTS = {
  gateway: ['GATEWAY_PORT', 3000],
  auth: ['AUTH_PORT', 3001],
  jobs: ['JOBS_PORT', 3002],
  resume: ['RESUME_PORT', 3003],
  ai: ['AI_PORT', 3004],
  executor: ['EXECUTOR_PORT', 3005],
} as const satisfies Record<string, readonly [string, number]>;

export type HealthService = keyof typeof HTTP_PORTS;

export const isService = (name: string): name is HealthService => Object.hasOwn(HTTP_PORTS, name);

/** The port the service of this container listens on. */
export function httpPort(service: HealthService): number {
  const [variable, fallback] = HTTP_PORTS[service];
  return Number(process.env[variable] || fallback);
}
