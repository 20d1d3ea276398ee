import DataLoader from 'dataloader';
import { notFound, type UserId } from '#common';
import type { GraphqlContext } from '#graphql';
import { ownerOf, type AnswerBudget } from './answer-budget.loader.js';

/** A part of a document too large to be read with its row. */
export interface Part<K, V> {
  /** Two that are equal are one part. */
  key(of: K): string;
  /** Bytes of each as JSON text, in the order asked, 0 for what is not there; nothing of it is read into this process. */
  weigh(owner: UserId, of: readonly K[]): Promise<readonly number[]>;
  /** In the order asked; undefined for what is not there, or is somebody else's. */
  read(owner: UserId, of: readonly K[]): Promise<readonly (V | undefined)[]>;
}

interface Weighed<V> {
  readonly value: V | undefined;
  readonly bytes: number;
}

/**
 * Reads parts where an operation asks for them: those of one level in one statement, after the budget has room for all of them. What was
 * deleted since its row was read is NOT_FOUND.
 */
export class LargeParts<K, V> {
  private readonly loaders = new WeakMap<
    GraphqlContext,
    { readonly load: DataLoader<K, Weighed<V>, string>; readonly seen: Set<string> }
  >();

  constructor(
    private readonly budget: AnswerBudget,
    private readonly part: Part<K, V>,
  ) {}

  async of(context: GraphqlContext, of: K): Promise<V> {
    let mine = this.loaders.get(context);
    if (!mine) {
      const owner = ownerOf(context);
      const read = (all: readonly K[]): Promise<Weighed<V>[]> => this.read(context, owner, all);
      mine = { load: new DataLoader(read, { cacheKeyFn: (k) => this.part.key(k) }), seen: new Set() };
      this.loaders.set(context, mine);
    }
    const key = this.part.key(of);
    const again = mine.seen.has(key);
    mine.seen.add(key);
    const { value, bytes } = await mine.load.load(of);
    if (value === undefined) throw notFound();
    // Read once, but written into the answer under each name it was asked by.
    if (again) await this.budget.take(context, bytes);
    return value;
  }

  private async read(context: GraphqlContext, owner: UserId, all: readonly K[]): Promise<Weighed<V>[]> {
    const bytes = await this.part.weigh(owner, all);
    await this.budget.take(
      context,
      bytes.reduce((sum, n) => sum + n, 0),
    );
    const values = await this.part.read(owner, all);
    return all.map((_, i) => ({ value: values[i], bytes: bytes[i] ?? 0 }));
  }
}
