import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const made: string[] = [];

// Registered when a spec file loads this, so it is the file's last hook, and runs whatever failed before it.
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder below the system's temporary one, gone after the spec file: passed or failed, also when its beforeAll threw half-way. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), `vitae-${name}-`));
  made.push(folder);
  return folder;
}
