import { SERVICE_NAMES, variablePrefix } from '#contracts';
import type { Environment } from '../service-definition.js';

/** Between a service's name and a variable that is meant for it alone: `AUTH__DATABASE_URL`. */
const SEPARATOR = '__';

const ownedBy = (variable: string): string | undefined => {
  const at = variable.indexOf(SEPARATOR);
  return SERVICE_NAMES.find((name) => at > 0 && variable.slice(0, at) === variablePrefix(name));
};

/**
 * What one service sees of a process's environment: the variables named for it by `<SERVICE>__`, without that prefix, over those named for
 * nobody. What is named for another service it does not see.
 */
export function environmentOf(service: string, env: Environment): Environment {
  const common: [string, string | undefined][] = [];
  const own: [string, string | undefined][] = [];
  for (const [variable, value] of Object.entries(env)) {
    const owner = ownedBy(variable);
    if (owner === service) own.push([variable.slice(variablePrefix(service).length + SEPARATOR.length), value]);
    else if (owner === undefined) common.push([variable, value]);
  }
  return Object.fromEntries([...common, ...own]);
}

/** A service's variables under the names by which a host hands them to it. */
export const prefixed = (service: string, env: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(env).map(([variable, value]) => [`${variablePrefix(service)}${SEPARATOR}${variable}`, value]));

/** Takes what was named for single services out of the process's environment, which every thread and child process of it would inherit. */
export function forgetOwned(env: Record<string, string | undefined>): void {
  for (const variable of Object.keys(env)) if (ownedBy(variable)) delete env[variable];
}
