import { createServer } from 'node:net';
import { VitaeError } from '#common';
import type { Screen } from '../screen/screen.js';

/** Whether we could listen there now; EACCES counts as not. */
function free(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

function anyFree(host: string, taken: ReadonlySet<number>): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      const port = address && typeof address === 'object' ? address.port : 0;
      server.close(() => (taken.has(port) ? anyFree(host, taken).then(resolve, reject) : resolve(port)));
    });
  });
}

export interface WantedPort {
  readonly name: string;
  /** As given by the environment, if it was. */
  readonly given: number | undefined;
  readonly fallback: number;
}

/** The gateway's port is the person's to choose: taken is an answer, not a detour. */
export async function gatewayPort(port: number, host: string): Promise<number> {
  if (port === 0) return anyFree(host, new Set());
  if (await free(port, host)) return port;
  throw new VitaeError(
    'CONFLICT',
    `Port ${port} on ${host} is taken or not allowed; stop what uses it, or choose another: GATEWAY_PORT=3100 npm start`,
  );
}

/** Ports between our own processes: the usual one, or a free one where it is taken; one that was asked for by name and is taken is an error. */
export async function innerPorts<K extends string>(wanted: Readonly<Record<K, WantedPort>>, screen: Screen): Promise<Record<K, number>> {
  const chosen = new Set<number>();
  const out: Partial<Record<K, number>> = {};
  for (const [key, w] of Object.entries(wanted) as [K, WantedPort][]) {
    let port = w.given ?? w.fallback;
    if (port === 0 || chosen.has(port) || !(await free(port, '127.0.0.1'))) {
      if (w.given) throw new VitaeError('CONFLICT', `Port ${w.given} (${w.name}) is taken; stop what uses it or set ${w.name} to another`);
      const usual = port;
      port = await anyFree('127.0.0.1', chosen);
      if (usual !== 0) screen.say(`Port ${usual} (${w.name}) is taken; using ${port}`);
    }
    chosen.add(port);
    out[key] = port;
  }
  return out as Record<K, number>;
}
