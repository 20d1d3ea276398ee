import { createHash } from 'node:crypto';
import { accessSync, constants, cpSync, existsSync, mkdirSync, readFileSync, statSync, chownSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Who PostgreSQL runs as. Undefined uid: as we are. PostgreSQL refuses to run as root. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
}

/** Root hands over to the account `postgres`, else `nobody` (every Unix has one); anybody else stays who they are. */
export function unprivileged(): RunAs {
  if (process.getuid?.() !== 0) return {};
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return { uid: 65_534, gid: 65_534 };
}

/** Whether `who` can walk down to `target`: every folder above it lets others (or their group) through. */
export function reachable(target: string, who: RunAs): boolean {
  if (who.uid === undefined) {
    try {
      accessSync(existsSync(target) ? target : path.dirname(target), constants.X_OK);
      return true;
    } catch {
      return !existsSync(path.dirname(target));
    }
  }
  for (let folder = path.dirname(path.resolve(target)); ; folder = path.dirname(folder)) {
    if (existsSync(folder)) {
      const s = statSync(folder);
      const bit = s.uid === who.uid ? 0o100 : s.gid === who.gid ? 0o010 : 0o001;
      if ((s.mode & bit) === 0) return false;
    }
    if (folder === path.dirname(folder)) return true;
  }
}

/** Where `folder`'s stand-in lives when the account cannot reach it, e.g. a checkout below /root (mode 0700). Stable for one folder. */
export const standIn = (folder: string): string =>
  path.join('/var/lib/vitae', createHash('sha256').update(path.resolve(folder)).digest('hex').slice(0, 12), path.basename(folder));

/** The folder of binaries, or a copy of it that the account can reach. Copied once per version. */
export function reachableBinaries(native: string, version: string, who: RunAs): string {
  if (reachable(path.join(native, 'bin', 'postgres'), who)) return native;
  const copy = path.join(tmpdir(), `vitae-postgres-${version}-${who.uid ?? 'self'}`);
  if (!existsSync(copy)) {
    const partial = `${copy}.${process.pid}`;
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    try {
      renameSync(partial, copy);
    } catch {
      rmSync(partial, { recursive: true, force: true });
    }
  }
  return copy;
}

/** Makes the folder with mode 0700, owned by the account. */
export function ownFolder(folder: string, who: RunAs): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
}
