import { existsSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { standIn } from '#embedded-postgres';

export interface KeptFolder {
  readonly folder: string;
  readonly bytes: number;
}

/** Every folder in which an instance keeps something: its data folder, and the database where root's checkout cannot hold it. */
export function keptFolders(dataDir: string): KeptFolder[] {
  const elsewhere = path.dirname(standIn(path.join(dataDir, 'postgres')));
  return [dataDir, elsewhere].filter((folder) => existsSync(folder)).map((folder) => ({ folder, bytes: bytesBelow(folder) }));
}

function bytesBelow(folder: string): number {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const file = path.join(folder, entry.name);
    return sum + (entry.isDirectory() ? bytesBelow(file) : lstatSync(file).size);
  }, 0);
}
