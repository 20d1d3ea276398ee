import { Gauge } from 'prom-client';
import { countedDisk, StorageWatch, visibleDisk, type Disk, type Pool } from '#database';
import type { ServiceBase } from './service-definition.js';

/** Nothing is known of the disk: there is room. */
const UNKNOWN: Disk = { everyMs: 3_600_000, read: () => Promise.resolve({ free: Infinity, total: Infinity }) };

/** Watches the disk of a service's database, where its configuration says how it can be seen; tells readiness and the metrics. */
export function watchStorage({ config, logger, readiness, registry }: ServiceBase, pool: Pool): StorageWatch {
  const { storagePath, storageVolume, storageLow = 0, storageLowPercent = 0 } = config;
  const disk =
    storagePath !== undefined ? visibleDisk(storagePath) : storageVolume !== undefined ? countedDisk(pool, storageVolume) : undefined;
  const watch = new StorageWatch(disk ?? UNKNOWN, { bytes: storageLow, percent: storageLowPercent }, logger);
  if (!disk) return watch;
  readiness.add({ name: 'storage', check: () => watch.check(), degradesOnly: true });
  const registers = [registry];
  new Gauge({
    name: 'vitae_storage_free_bytes',
    help: "Room on the disk of the service's database",
    registers,
    collect() {
      if (watch.room) this.set(watch.room.free);
    },
  });
  new Gauge({
    name: 'vitae_storage_low',
    help: '1 while there is little room and new work is refused',
    registers,
    collect() {
      this.set(watch.isLow ? 1 : 0);
    },
  });
  watch.start();
  return watch;
}
