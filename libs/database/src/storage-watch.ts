import { statfs } from 'node:fs/promises';
import { errorText, Loop, VitaeError, type Logger } from '#common';
import { runQuery, type Queryable } from './database.js';
import { sqlState } from './sql-state.js';

/** Bytes of the disk a database is on: what can still be written, and all. */
export interface Room {
  readonly free: number;
  readonly total: number;
}

/** A way to see it. */
export interface Disk {
  read(): Promise<Room>;
  /** How often is affordable. */
  readonly everyMs: number;
}

/** A disk of which this process sees a folder. */
export const visibleDisk = (folder: string): Disk => ({
  everyMs: 2_000,
  async read() {
    const { bavail, blocks, bsize } = await statfs(folder);
    return { free: bavail * bsize, total: blocks * bsize };
  },
});

/** Made with the databases (libs/migrations); a login of a service may not look beyond its own database. */
const USED = 'SELECT vitae_used_bytes()::float8 AS bytes';
const OWN = 'SELECT pg_database_size(current_database())::float8 AS bytes';
const UNDEFINED_FUNCTION = '42883';

/** A disk elsewhere, of which the size is known: what the databases and their log take is asked of the database itself. */
export const countedDisk = (db: Queryable, total: number): Disk => ({
  everyMs: 15_000,
  async read() {
    const { rows } = await runQuery<{ bytes: number }>(db, { name: 'storage-used', text: USED, values: [] }).catch((error: unknown) => {
      if (sqlState(error) !== UNDEFINED_FUNCTION) throw error;
      // A database that somebody else set up: its own part is better than nothing.
      return runQuery<{ bytes: number }>(db, { name: 'storage-own', text: OWN, values: [] });
    });
    return { free: Math.max(0, total - (rows[0]?.bytes ?? 0)), total };
  },
});

export interface LowWater {
  /** Little room is less than both. */
  readonly bytes: number;
  readonly percent: number;
}

/** It ends at so much more than it began at, so that it does not come and go with every file of the log. */
const ENDS_AT = 1.25;

/** What a refused person may wait before asking again. */
const COME_AGAIN_MS = 60_000;

/**
 * Foresees that the disk of a database gets full: while there is little room new work is refused, so that what runs can finish, reads and
 * sign-ins go on, and PostgreSQL never meets the end of the disk.
 *
 * ENOUGH → (less than the low mark) → LITTLE → (a quarter more than it) → ENOUGH, by itself. What cannot be read changes nothing.
 */
export class StorageWatch {
  /** As read last; undefined: not yet. */
  room: Room | undefined;
  private little = false;
  private blind = false;
  private readonly looking: Loop;

  constructor(
    private readonly disk: Disk,
    private readonly low: LowWater,
    private readonly logger: Logger,
  ) {
    this.looking = new Loop(
      () => this.look(),
      disk.everyMs,
      (error) => this.cannotSee(error),
    );
  }

  start(): void {
    this.looking.start();
  }

  stop(): Promise<void> {
    return this.looking.stop();
  }

  get isLow(): boolean {
    return this.little;
  }

  /** Throws STORAGE_FULL while there is little room. For whatever begins new work or keeps more. */
  requireRoom(): void {
    if (!this.little) return;
    throw new VitaeError('STORAGE_FULL', 'The service has little room left and takes nothing new at present; what is there can be read and deleted', {
      retryAfterMs: COME_AGAIN_MS,
    }); // prettier-ignore
  }

  /** For readiness: the reason, while there is little room. */
  async check(): Promise<void> {
    if (this.little)
      throw new VitaeError('STORAGE_FULL', `Little room on the disk of the database: ${inMb(this.room?.free)} MB; new work is refused`);
  }

  /** Looks once. */
  async look(): Promise<false> {
    const room = await this.disk.read();
    this.room = room;
    this.blind = false;
    const mark = Math.min(this.low.bytes, (room.total * this.low.percent) / 100);
    const little = room.free < (this.little ? mark * ENDS_AT : mark);
    if (little !== this.little) {
      this.little = little;
      const facts = { bytes: room.free, size: room.total };
      if (little) this.logger.error('Little room on the disk of the database; new work is refused', undefined, facts);
      else this.logger.info('There is room on the disk of the database again', facts);
    }
    return false;
  }

  private cannotSee(error: unknown): void {
    if (!this.blind) this.logger.warn('The room on the disk of the database cannot be read', { reason: errorText(error) });
    this.blind = true;
  }
}

const inMb = (bytes = 0): number => Math.round(bytes / 2 ** 20);
