import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import path from 'node:path';
import { VitaeError } from '#common';
import type { Screen } from '../screen/screen.js';
import { takeLock } from './lock-file.js';

/** Ports that copies of Vitae on this machine use or are about to use, by this user: one lock a port. */
const LOCKS = path.join(tmpdir(), `vitae-ports-${userInfo().uid}`);
/** A copy moves up in such steps, so that its ports look alike; the last stays below what systems hand out to connections (32768). */
const STEP = 10;
const HIGHEST = 32_000;
/** Beside where a PostgreSQL of the machine itself listens. */
const POSTGRES = 15_432;

export interface WantedPort {
  readonly name: string;
  /** As given by the environment, if it was. */
  readonly given: number | undefined;
  readonly fallback: number;
}

/** Whether we could listen there now; EACCES counts as not. */
function free(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/**
 * The ports of one copy of Vitae, held from the moment they are chosen: between choosing one and listening on it seconds go by, in which another
 * copy finds the port free as well.
 */
export class HeldPorts {
  private readonly releases: (() => void)[] = [];

  constructor(private readonly locks: string = LOCKS) {}

  release(): void {
    for (const release of this.releases.splice(0)) release();
  }

  /** The gateway's port is the person's to choose: taken is an answer, not a detour. Port 0: a free one. */
  async gateway(port: number, host: string): Promise<number> {
    if (port === 0) return this.search(3_000 + STEP, host);
    if (await this.hold(port, host)) return port;
    throw new VitaeError(
      'CONFLICT',
      `Port ${port} on ${host} is taken or not allowed; stop what uses it, or choose another: GATEWAY_PORT=3100 npm start`,
    );
  }

  /** Ports between our own processes: the usual one, or a free one where it is taken; one that was asked for by name and is taken is an error. */
  async inner<K extends string>(wanted: Readonly<Record<K, WantedPort>>, screen: Pick<Screen, 'say'>): Promise<Record<K, number>> {
    const out: Partial<Record<K, number>> = {};
    for (const [key, w] of Object.entries(wanted) as [K, WantedPort][]) {
      const port = w.given ?? w.fallback;
      if (port !== 0 && (await this.hold(port, '127.0.0.1'))) {
        out[key] = port;
        continue;
      }
      if (w.given) throw new VitaeError('CONFLICT', `Port ${w.given} (${w.name}) is taken; stop what uses it or set ${w.name} to another`);
      const found = await this.search(w.fallback + STEP, '127.0.0.1');
      if (port !== 0) screen.say(`Port ${port} (${w.name}) is taken; using ${found}`);
      out[key] = found;
    }
    return out as Record<K, number>;
  }

  /** The embedded PostgreSQL's. Port 0: a free one. */
  async postgres(port: number): Promise<number> {
    const { postgres } = await this.inner({ postgres: { name: 'VITAE_POSTGRES_PORT', given: port || undefined, fallback: POSTGRES } }, { say: () => undefined }); // prettier-ignore
    return postgres;
  }

  private async search(from: number, host: string): Promise<number> {
    for (let port = from; port < HIGHEST; port += STEP) if (await this.hold(port, host)) return port;
    throw new VitaeError('CONFLICT', `No port between ${from} and ${HIGHEST} is free`);
  }

  /** False: somebody listens there, or a copy of Vitae is about to. */
  private async hold(port: number, host: string): Promise<boolean> {
    const taken = takeLock(path.join(this.locks, String(port)));
    if (!('release' in taken)) return false;
    if (await free(port, host)) {
      this.releases.push(taken.release);
      return true;
    }
    taken.release();
    return false;
  }
}
