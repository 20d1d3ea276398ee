import { execFileSync, spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, statfsSync, statSync, writeSync } from 'node:fs';
import path from 'node:path';

const MB = 2 ** 20;

/** A file system of a bounded size, laid over a folder that a stopped server has its data in. Mounting is for root, on Linux. */
export class SmallDisk {
  private readonly kept: string;
  private readonly ballast: string;

  private constructor(private readonly folder: string) {
    this.kept = `${folder}.kept`;
    this.ballast = path.join(folder, 'ballast');
  }

  /** Moves the data onto a disk with so much room left. A text says why there can be none here. */
  static lay(folder: string, roomMb: number): SmallDisk | string {
    const disk = new SmallDisk(folder);
    const { uid, gid } = statSync(folder);
    const used = Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t')[0]);
    renameSync(folder, disk.kept);
    mkdirSync(folder, { mode: 0o700 });
    const options = `size=${used + roomMb}m,uid=${uid},gid=${gid},mode=0700`;
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { encoding: 'utf8' });
    if (mounted.error || mounted.status !== 0) {
      rmSync(folder, { recursive: true });
      renameSync(disk.kept, folder);
      return `no small disk can be mounted: ${(mounted.error?.message ?? mounted.stderr).trim()}`;
    }
    execFileSync('cp', ['-a', `${disk.kept}/.`, folder]);
    return disk;
  }

  /** Bytes that can still be written. */
  get room(): number {
    const { bavail, bsize } = statfsSync(this.folder);
    return bavail * bsize;
  }

  /** Bytes it has in all. */
  get size(): number {
    const { blocks, bsize } = statfsSync(this.folder);
    return blocks * bsize;
  }

  /** Writes until nothing more can be written, or so many MB are left. What the server gives back meanwhile is taken too, when called again. */
  fill(leaveMb = 0): void {
    const file = openSync(this.ballast, 'a');
    try {
      for (let size = MB; size >= 4_096 && this.room > leaveMb * MB;) {
        try {
          writeSync(file, Buffer.alloc(size, 1));
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
          size /= 2;
        }
      }
    } finally {
      closeSync(file);
    }
  }

  makeRoom(): void {
    rmSync(this.ballast, { force: true });
  }

  /** The data back where they were; the server is stopped. */
  lift(): void {
    this.makeRoom();
    rmSync(this.kept, { recursive: true, force: true });
    execFileSync('cp', ['-a', this.folder, this.kept]);
    execFileSync('umount', [this.folder]);
    rmSync(this.folder, { recursive: true });
    renameSync(this.kept, this.folder);
  }
}
