import { spawn } from 'node:child_process';

/**
 * Reads a pipe of ours to its end: "done" means that we cleaned up ourselves, silence that we died. Then the server on the data folder, which
 * is nobody's child any more, is stopped and the folders go. A small disk may lie over the data (test/faults/small-disk.ts): it is taken away.
 */
const WATCH = `read -r word; [ "$word" = done ] && exit 0
pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null) && kill -QUIT "$pid" && while kill -0 "$pid" 2>/dev/null; do sleep 0.1; done
umount "$1" 2>/dev/null
rm -rf "$@" "$1.kept"`;

export interface Leaving {
  /** Everything was stopped and removed in good order. */
  done(): void;
  /** As if we had died: the server is stopped and the folders go, a moment later. */
  abandon(): void;
}

/** The folders, the first of them a PostgreSQL's data, go also when this process dies in any way, kill -9 too. */
export function leaveNothing(dataDir: string, ...folders: readonly string[]): Leaving {
  const watcher = spawn('/bin/sh', ['-c', WATCH, 'sh', dataDir, ...folders], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  watcher.stdin.on('error', () => undefined);
  (watcher.stdin as unknown as { unref(): void }).unref();
  return { done: () => void watcher.stdin.end('done\n'), abandon: () => void watcher.stdin.end() };
}
