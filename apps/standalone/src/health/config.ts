import { SERVICE_NAMES, serviceRow, variablePrefix, type ServiceName } from '#contracts/services';

/*
 * From the table of services and not from the services' own configuration: this runs every few seconds in every container, and libs/common costs
 * half a second to load. A spec compares the two.
 */

export const isService = (name: string): name is ServiceName => (SERVICE_NAMES as readonly string[]).includes(name);

/** The port of this container's service that answers health in clear. */
export function healthPort(service: ServiceName): number {
  const prefix = variablePrefix(service);
  return Number(process.env[`${prefix}_METRICS_PORT`] || process.env[`${prefix}_PORT`] || serviceRow(service).http);
}
