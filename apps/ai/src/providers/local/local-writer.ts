import type { DeskWriter } from '../document-writer.js';

/** The writer of our own: deterministic, no key, no network. It writes at the desk, where everything is checked. */
export class LocalWriter implements DeskWriter {
  readonly provider = 'local';
  readonly model = 'local';
  readonly varies = false;
  readonly available = true;
  readonly atDesk = true;
}
