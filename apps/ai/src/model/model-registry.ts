import { VitaeError } from '#common';
import type { DocumentWriter } from '../providers/document-writer.js';

/** What a person may ask for by `model:`. */
export class ModelRegistry {
  private readonly writers: ReadonlyMap<string, DocumentWriter>;

  /** The first one is the default. Throws CONFIG_INVALID for two of one name. */
  constructor(writers: readonly [DocumentWriter, ...DocumentWriter[]]) {
    const byName = new Map(writers.map((w) => [w.model, w]));
    if (byName.size < writers.length) throw new VitaeError('CONFIG_INVALID', 'Two models have the same name');
    this.writers = byName;
  }

  get all(): readonly DocumentWriter[] {
    return [...this.writers.values()];
  }

  /** '' is the default model. Throws BAD_USER_INPUT naming those there are, for an unknown one and for one that is not configured. */
  get(model: string): DocumentWriter {
    const writer = model === '' ? this.all[0] : this.writers.get(model);
    if (!writer?.available) {
      const names = this.all.filter((w) => w.available).map((w) => w.model);
      throw new VitaeError('BAD_USER_INPUT', `There is no such model here; there is: ${names.join(', ')}`);
    }
    return writer;
  }
}
