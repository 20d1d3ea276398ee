import path from 'node:path';
import { prefixed, serviceRow, type ServiceName } from '#contracts/services';
import { NODE_ARGS, youngArg, type ServiceSpec } from './service-specs.js';

/** One process under the launcher, with the services in it. */
export interface HostSpec {
  readonly name: string;
  readonly services: readonly ServiceName[];
  readonly entry: string;
  readonly args: readonly string[];
  readonly nodeArgs: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly readyUrls: readonly string[];
}

const HOST_ENTRY = 'dist/libs/service/src/host/main.js';

/**
 * The processes of the table's column `host`. A service alone in its host is run as in a container; several are run by libs/service's host, where
 * each finds what is its own under `<SERVICE>__` and the others' not at all.
 */
export function hostSpecs(specs: readonly ServiceSpec[], root: string): HostSpec[] {
  const groups = new Map<string, ServiceSpec[]>();
  for (const spec of specs) {
    const { host } = serviceRow(spec.name);
    groups.set(host, [...(groups.get(host) ?? []), spec]);
  }
  return [...groups].map(([name, members]) => {
    const services = members.map((m) => m.name);
    const readyUrls = members.map((m) => m.readyUrl);
    const [only] = members;
    if (members.length === 1 && only) return { name, services, args: [], readyUrls, entry: only.entry, nodeArgs: only.nodeArgs, env: only.env };
    const common = Object.fromEntries(members.flatMap((m) => Object.entries(m.env).filter(([variable]) => !Object.hasOwn(m.own, variable))));
    return {
      name,
      services,
      entry: path.join(root, HOST_ENTRY),
      args: services,
      nodeArgs: [...NODE_ARGS, widest(services)],
      env: Object.assign(common, ...members.map((m) => prefixed(m.name, m.own))) as Record<string, string>,
      readyUrls,
    };
  });
} // prettier-ignore

/** The young generation that the busiest of them needs. */
const widest = (services: readonly ServiceName[]): string =>
  services.map(youngArg).reduce((a, b) => (Number(a.split('=')[1]) >= Number(b.split('=')[1]) ? a : b));
