import { createHash } from 'node:crypto';

interface Bounds {
  /** Most masters kept. */
  readonly entries: number;
  /** Most UTF-16 units of masters, written as JSON, that are kept together. What is read out of them takes some 60 times as much memory. */
  readonly size: number;
}

/** 250 postings of one job share one master; a few jobs take turns. One largest master (262,144) always fits. */
const BOUNDS: Bounds = { entries: 16, size: 400_000 };

/**
 * What is worked out of a master alone, once per master and variant: a job asks for hundreds of documents from one master. Least recently
 * used ones go first. Told apart by content, so that a master parsed anew is known again, and one that was changed is not.
 */
export class MasterMemo<Value> {
  private readonly kept = new Map<string, { readonly value: Value; readonly size: number }>();
  private size = 0;

  constructor(private readonly bounds: Bounds = BOUNDS) {}

  /** The value kept, else what `make` gives. What `make` throws is thrown, and nothing is kept. Callers must not change the value. */
  of(master: unknown, variant: string, make: () => Value): Value {
    const json = JSON.stringify(master) ?? '';
    const key = `${variant} ${createHash('sha256').update(json).digest('base64')}`;
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.kept.delete(key);
      this.kept.set(key, known);
      return known.value;
    }
    const value = make();
    this.kept.set(key, { value, size: json.length });
    this.size += json.length;
    this.shrink();
    return value;
  }

  private shrink(): void {
    for (const [key, { size }] of this.kept) {
      if (this.kept.size <= 1 || (this.kept.size <= this.bounds.entries && this.size <= this.bounds.size)) return;
      this.kept.delete(key);
      this.size -= size;
    }
  }
}
