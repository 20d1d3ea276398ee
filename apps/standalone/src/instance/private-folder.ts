import { chmodSync, mkdirSync } from 'node:fs';

/** A folder for our account alone (0700), also where an earlier version made it for everybody. */
export function privateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

/**
 * Makes the data folder where there is none: for our account alone; as root, others may walk through it and read nothing, because the account
 * PostgreSQL runs as has its data below. A folder somebody made keeps its mode.
 */
export function makeDataFolder(folder: string): void {
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (made !== undefined && process.getuid?.() === 0) chmodSync(folder, 0o711);
}
