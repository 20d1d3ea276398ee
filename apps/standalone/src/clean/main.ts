import { rmSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath } from 'node:url';
import { errorText } from '#common';
import { readStandaloneConfig } from '../config.js';
import { lockInstance } from '../instance/instance-lock.js';
import { keptFolders } from './folders.js';

/**
 * `npm run clean [-- --yes]`: deletes everything an instance on this machine keeps (database, keys, logs), wherever it lies, after it has said what
 * and how much, and was told yes. Refuses while that instance runs. Exit 0 when nothing is left, 1 with a sentence otherwise.
 */
const say = (line: string): void => void process.stdout.write(`  ${line}\n`);
const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../../..');

async function agreed(): Promise<boolean> {
  if (process.argv.includes('--yes')) return true;
  if (!process.stdin.isTTY) throw new Error('Nothing was deleted: nobody is here to be asked; say npm run clean -- --yes');
  const reader = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await reader.question('  Delete it for good? Type yes: ');
  reader.close();
  return answer.trim().toLowerCase() === 'yes';
}

try {
  const { dataDir } = readStandaloneConfig(root);
  const folders = keptFolders(dataDir);
  if (folders.length === 0) say(`There is nothing: ${dataDir} does not exist.`);
  else {
    const release = lockInstance(dataDir);
    try {
      for (const { folder, bytes } of folders) say(`${folder}   ${(bytes / 1e6).toFixed(1)} MB (${bytes} bytes)`);
      if (await agreed()) {
        for (const { folder } of folders) rmSync(folder, { recursive: true, force: true });
        say('Deleted.');
      } else {
        say('Nothing was deleted.');
        process.exitCode = 1;
      }
    } finally {
      release();
    }
  }
} catch (error) {
  say(errorText(error));
  process.exitCode = 1;
}
