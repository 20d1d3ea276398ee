import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { sleep, VitaeError } from '#common';

const STOP_WITHIN_MS = 15_000;

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Stops a server that still runs on the folder; its parent was killed, or it is another copy's (the caller's lock excludes that). */
export async function takeOver(dataDir: string, say?: (sentence: string) => void): Promise<void> {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !alive(pid)) return;
  const command = existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : 'postgres';
  if (!command.includes('postgres')) return rmSync(file);
  say?.(`A PostgreSQL was still running on this folder (pid ${pid}); it is stopped and started again`);
  process.kill(pid, 'SIGINT');
  const until = performance.now() + STOP_WITHIN_MS;
  while (alive(pid)) {
    if (performance.now() > until) process.kill(pid, 'SIGQUIT');
    if (performance.now() > until + 5_000)
      throw new VitaeError(
        'DEPENDENCY_UNAVAILABLE',
        `The PostgreSQL with pid ${pid} runs on ${dataDir} and does not stop; end it and start again`,
      );
    await sleep(50);
  }
}
