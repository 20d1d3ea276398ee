import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { VitaeError } from '#common';

/**
 * Below what systems hand out to connections (from 32768 on Linux, 49152 elsewhere: RFC 6335 §6) and to Kubernetes' node ports (30000): a port
 * the system chose is chosen again for the next connection that anybody opens, before its finder listens there.
 */
const [FIRST, END] = [16_000, 30_000];
const TRIES = 100;

const given = new Set<number>();

/** Whether somebody could listen on 127.0.0.1 there now. */
function free(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/**
 * A port of 127.0.0.1 where nobody listens now, 16000 to 29999, drawn by chance and never twice by one process: what is found is used
 * seconds later, and others look for theirs meanwhile. Throws DEPENDENCY_UNAVAILABLE when a hundred draws were taken.
 */
export async function freePort(): Promise<number> {
  for (let n = 0; n < TRIES; n++) {
    const port = randomInt(FIRST, END);
    if (given.has(port) || !(await free(port))) continue;
    given.add(port);
    return port;
  }
  throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'No free port was found');
}
