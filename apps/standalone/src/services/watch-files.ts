import { watch } from 'node:fs';
import path from 'node:path';
import type { SupervisedProcess } from './supervised-process.js';

/** The compiler writes many files for one change; services restart once it has been quiet this long. */
const QUIET_MS = 400;

/** Restarts a host when the built files of a service in it change, all of them when a library's do. Returns the stop. */
export function watchFiles(dist: string, services: readonly SupervisedProcess[]): () => void {
  const changed = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const settle = (): void => {
    const everything = [...changed].some((f) => f.startsWith('libs'));
    for (const service of services) {
      const own = service.spec.services.map((name) => path.join('apps', name, '/'));
      if (everything || [...changed].some((f) => own.some((folder) => f.startsWith(folder)))) service.restart();
    }
    changed.clear();
  };
  const watcher = watch(dist, { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.js')) return;
    changed.add(file);
    clearTimeout(timer);
    timer = setTimeout(settle, QUIET_MS);
  });
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
