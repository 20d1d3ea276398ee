import { VitaeError } from '#common';
import { PARKED_NAMESPACE } from './names.js';

export type Action = 'produce' | 'consume';

/** What a role may do in each namespace. What is not named it may not do: a grant of an earlier installation is taken back. */
export interface RoleGrants {
  readonly role: string;
  readonly namespaces: Readonly<Record<string, readonly Action[]>>;
}

/** Every namespace of the product. */
export const NAMESPACES: readonly string[] = ['jobs', 'events', PARKED_NAMESPACE];

/**
 * What each service does on Pulsar, and so all that whoever took it over can do: the executor can neither invent hints nor announce that a
 * person was erased, and resume takes events without being able to tell any. A consumer publishes what nobody can handle to the parked ones.
 */
const NEEDS: Readonly<Record<string, RoleGrants['namespaces']>> = {
  auth: { events: ['produce'] },
  jobs: { jobs: ['produce'], events: ['produce', 'consume'], [PARKED_NAMESPACE]: ['produce'] },
  resume: { events: ['consume'], [PARKED_NAMESPACE]: ['produce'] },
  executor: { jobs: ['consume'], [PARKED_NAMESPACE]: ['produce'] },
};

/** The services that have a connection to Pulsar. */
export const SERVICES_ON_PULSAR: readonly string[] = Object.keys(NEEDS);

/**
 * `executor=one,jobs=two`: each service's own role, which gets what that service needs. `vitae`: one role for all services, with the needs
 * of all. A role named several times gets the sum. Throws CONFIG_INVALID, one sentence, for a service there is none of.
 */
export function parseGrants(text: string): readonly RoleGrants[] {
  const found = new Map<string, Map<string, Set<Action>>>();
  const entries = text.split(',').map((entry) => entry.trim()).filter(Boolean); // prettier-ignore
  for (const entry of entries) {
    const { role, services } = entryOf(entry);
    const namespaces = found.get(role) ?? new Map<string, Set<Action>>();
    found.set(role, namespaces);
    for (const [namespace, actions] of services.flatMap((service) => Object.entries(NEEDS[service] ?? {}))) {
      namespaces.set(namespace, new Set([...(namespaces.get(namespace) ?? []), ...actions]));
    }
  }
  return [...found].map(([role, namespaces]) => ({
    role,
    namespaces: Object.fromEntries([...namespaces].map(([namespace, actions]) => [namespace, [...actions].toSorted().toReversed()])),
  }));
}

function entryOf(entry: string): { readonly role: string; readonly services: readonly string[] } {
  const at = entry.indexOf('=');
  if (at === -1) return { role: entry, services: SERVICES_ON_PULSAR };
  const service = entry.slice(0, at).trim();
  const role = entry.slice(at + 1).trim();
  if (!SERVICES_ON_PULSAR.includes(service) || role === '') {
    throw new VitaeError('CONFIG_INVALID', `Configuration: PULSAR_ROLES: "${entry}" is no <service>=<role>; services: ${SERVICES_ON_PULSAR.join(', ')}`); // prettier-ignore
  }
  return { role, services: [service] };
}
