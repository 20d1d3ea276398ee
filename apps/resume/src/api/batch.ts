/** Collects the keys asked for in one turn of the event loop and loads them together: one statement for a page, not one a row. */
export class Batch<K, V> {
  private waiting: { key: K; resolve: (value: V) => void; reject: (error: unknown) => void }[] = [];

  /** `load` answers in the order of its keys. */
  constructor(private readonly load: (keys: readonly K[]) => Promise<readonly V[]>) {}

  get(key: K): Promise<V> {
    return new Promise((resolve, reject) => {
      if (this.waiting.push({ key, resolve, reject }) === 1) setImmediate(() => void this.flush());
    });
  }

  private async flush(): Promise<void> {
    const batch = this.waiting;
    this.waiting = [];
    try {
      const values = await this.load(batch.map((w) => w.key));
      batch.forEach((w, i) => w.resolve(values[i]!));
    } catch (error) {
      for (const w of batch) w.reject(error);
    }
  }
}
