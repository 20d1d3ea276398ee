import { z } from 'zod';
import { setting } from '#common';

const UNITS: Readonly<Record<string, number>> = {
  '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40,
}; // prettier-ignore

/** Bytes, or a quantity as Kubernetes writes sizes: `8Gi`, `512Mi`, `1.5T`. */
const size = z
  .string()
  .regex(/^\d{1,15}(\.\d{1,3})?([kMGT]|[KMGT]i)?$/, { error: 'must be bytes or a size such as 512Mi or 8Gi' })
  .transform((text) => {
    const [, digits = '0', unit = ''] = /^([\d.]+)(\D*)$/.exec(text) ?? [];
    return Math.floor(Number(digits) * (UNITS[unit] ?? 1));
  });

/** How a service that keeps tables foresees that their disk gets full. With neither path nor volume it does not. */
export const storageSettings = {
  storagePath: setting(
    'STORAGE_PATH',
    z.string().min(1).optional(),
    'Folder on the disk of the database, where this process can see it: new work is refused with STORAGE_FULL while there is little room',
  ),
  storageVolume: setting(
    'STORAGE_VOLUME',
    size.optional(),
    'In its place the size of that disk, e.g. 8Gi: what the databases and their log take is counted against it',
  ),
  storageLow: setting(
    'STORAGE_LOW',
    size.default(2 ** 30),
    'Little room: less than so much, e.g. 512Mi, and less than STORAGE_LOW_PERCENT',
  ),
  storageLowPercent: setting(
    'STORAGE_LOW_PERCENT',
    z.coerce.number().min(0).max(100).default(10),
    'Little room: less than so many percent of the disk, and less than STORAGE_LOW; 0: new work is never refused',
  ),
} as const;
