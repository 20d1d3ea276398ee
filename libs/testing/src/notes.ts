import { appendFileSync } from 'node:fs';
import { testConfig } from './config.js';

/** One line `<fails in CI | allowed>\t<sentence>` for scripts/test.mjs, and the sentence for whoever runs Vitest by hand. */
export function note(sentence: string, weight: 'fails in CI' | 'allowed'): void {
  const { notesFile } = testConfig();
  process.stderr.write(`\n  ${sentence}\n`);
  if (notesFile !== undefined) appendFileSync(notesFile, `${weight}\t${sentence}\n`);
}
