import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it } from 'vitest';
import { createLogger, readConfig } from '#common';
import { storageSettings } from './storage-settings.js';
import { StorageWatch, visibleDisk, type Room } from './storage-watch.js';

const GB = 2 ** 30;
const LOW = { bytes: GB, percent: 10 };

function watch(low = LOW) {
  const lines: string[] = [];
  let room: Room | Error = { free: 5 * GB, total: 8 * GB };
  const made = new StorageWatch(
    { everyMs: 1_000, read: () => (room instanceof Error ? Promise.reject(room) : Promise.resolve(room)) },
    low,
    createLogger('test', 'info', { write: (line: string) => void lines.push(line) }),
  );
  const has = async (free: number | Error, total = 8 * GB): Promise<boolean> => {
    room = free instanceof Error ? free : { free, total };
    await made.look().catch(() => undefined);
    return made.isLow;
  };
  return { made, has, lines };
}

describe('the room on the disk of a database', () => {
  it('is little below the smaller of both marks, and enough again a quarter above it', async () => {
    const { has, made, lines } = watch();
    expect(await has(2 * GB)).toBe(false);
    expect(await has(0.81 * GB)).toBe(false);
    expect(() => made.requireRoom()).not.toThrow();
    expect(await has(0.79 * GB)).toBe(true);
    expect(await has(0.9 * GB)).toBe(true);
    expect(await has(1.01 * GB)).toBe(false);
    // Of a large disk a tenth is much, and a gigabyte enough.
    expect(await has(2 * GB, 1_000 * GB)).toBe(false);
    expect(await has(0.9 * GB, 1_000 * GB)).toBe(true);
    expect(lines.map((l) => (JSON.parse(l) as { msg: string }).msg)).toEqual([
      expect.stringContaining('Little room'),
      expect.stringContaining('There is room'),
      expect.stringContaining('Little room'),
    ]);
  });

  it('refuses what needs room with a code, a time and a reason for readiness', async () => {
    const { has, made } = watch();
    await expect(made.check()).resolves.toBeUndefined();
    await has(0);
    expect(() => made.requireRoom()).toThrow(expect.objectContaining({ code: 'STORAGE_FULL', http: 507, retryAfterMs: 60_000 }));
    await expect(made.check()).rejects.toThrow('0 MB');
  });

  it('that cannot be read changes nothing', async () => {
    const { has } = watch();
    expect(await has(new Error('away'))).toBe(false);
    await has(0);
    expect(await has(new Error('away'))).toBe(true);
    expect(await has(5 * GB)).toBe(false);
  });

  it('is never little where a mark is 0', async () => {
    expect(await watch({ bytes: GB, percent: 0 }).has(0)).toBe(false);
    expect(await watch({ bytes: 0, percent: 10 }).has(0)).toBe(false);
  });

  it('is seen by a folder', async () => {
    const { free, total } = await visibleDisk(tmpdir()).read();
    const { blocks, bsize } = statfsSync(tmpdir());
    expect(total).toBe(blocks * bsize);
    expect(free).toBeGreaterThan(0);
    expect(free).toBeLessThanOrEqual(total);
  });
});

describe('its settings', () => {
  const read = (env: Record<string, string>) => readConfig(storageSettings, env);

  it('take sizes as Kubernetes writes them', () => {
    expect(read({ STORAGE_VOLUME: '8Gi', STORAGE_LOW: '512Mi' })).toMatchObject({ storageVolume: 8 * GB, storageLow: GB / 2 });
    expect(read({ STORAGE_LOW: '1000' })).toMatchObject({ storageLow: 1_000, storageLowPercent: 10, storageVolume: undefined });
    expect(read({ STORAGE_VOLUME: '1.5G' })).toMatchObject({ storageVolume: 1.5e9 });
    for (const wrong of ['8GB', '-1', 'much', '8 Gi']) expect(() => read({ STORAGE_LOW: wrong })).toThrow('STORAGE_LOW');
  });
});
