import { readAuthority, VitaeError, type Readiness, type ReadinessCheck } from '#common';
import { OWNERS, type Config, type OwnerName } from './config.js';
import { SubgraphClient } from './forward/subgraph.client.js';
import type { GatewayMetrics } from './metrics.js';

export const originsOf = (config: Config): Readonly<Record<OwnerName, string>> =>
  Object.fromEntries(OWNERS.map((owner) => [owner, new URL(config[`${owner}Url`]).origin])) as Record<OwnerName, string>;

/** What the certificates of owners are checked by; undefined: by Node's own list. Throws CONFIG_INVALID for a file that is missing or wrong. */
export function ownerAuthority({ ownerCaFile: file }: Config): Buffer | undefined {
  return file === undefined ? undefined : readAuthority({ variable: 'OWNER_TLS_CA_FILE', file });
}

/** At 5 ms an answer the last in this queue waits 40 ms; with all of them taken by one owner half of MAX_IN_FLIGHT is left for the others. */
const WAITING_A_CONNECTION = 8;

export function subgraphClients(config: Config, metrics: GatewayMetrics): ReadonlyMap<string, SubgraphClient> {
  const seen: GatewayMetrics['asked'] = (owner, outcome, seconds) => metrics.asked(owner, outcome, seconds);
  const connections = config.ownerConnections;
  const ca = ownerAuthority(config);
  const settings = { timeoutMs: config.ownerMs, connections, heavy: config.ownerHeavy, pending: connections * WAITING_A_CONNECTION, ca };
  return new Map(
    Object.entries(originsOf(config)).map(([owner, origin]) => [owner, new SubgraphClient(owner, { origin, ...settings }, seen)]),
  );
}

/** What Node and OpenSSL say of a certificate that is not of this authority, not for this name, or over. */
const UNTRUSTED = /CERT|UNABLE_TO_VERIFY|INVALID_CA/;

/**
 * Each owner is named with what is wrong. One that is down costs its own fields only, so the gateway stays ready; with none of them
 * it has nothing to serve and is not.
 *
 * STARTING (not ready: an owner has never been ready since this process began, and `waitMs` are not over) → SERVING. Who waits for the
 * gateway may then ask anything: everything is started side by side, and the gateway is the quickest to be up.
 */
export function addSubgraphChecks(readiness: Readiness, clients: ReadonlyMap<string, SubgraphClient>, waitMs: number): void {
  const unreachable = (cause: unknown): never => {
    const code = (cause as { code?: string } | null)?.code ?? '';
    const told = UNTRUSTED.test(code) ? `shows a certificate that OWNER_TLS_CA_FILE does not vouch for (${code})` : 'is not reachable';
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', told, { cause });
  };
  const each = [...clients].map(([name, client]): ReadinessCheck => ({
    name,
    degradesOnly: true,
    check: () => client.reach().catch(unreachable),
  }));
  const until = performance.now() + waitMs;
  const unmet = new Map(clients);
  const meet = async (): Promise<void> => {
    if (performance.now() >= until) unmet.clear();
    await Promise.all([...unmet].map(([name, client]) => client.ready().then(() => unmet.delete(name), () => undefined))); // prettier-ignore
    if (unmet.size > 0) throw new VitaeError('DEPENDENCY_UNAVAILABLE', `starting: waits for ${[...unmet.keys()].join(', ')}`);
  };
  const any = (): Promise<void> => Promise.any([...clients.values()].map((c) => c.reach())).catch(unreachable);
  for (const check of [...each, { name: 'owners', check: () => meet().then(any) }]) readiness.add(check);
}
