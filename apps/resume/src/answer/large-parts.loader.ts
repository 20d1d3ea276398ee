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

/** `paid`: its room was taken when its list was read. */
interface Asked<K> {
  readonly of: K;
  readonly paid: boolean;
}

interface OfOperation<K, V> {
  readonly load: DataLoader<Asked<K>, Weighed<V>, string>;
  readonly seen: Set<string>;
  /** Bytes of each part that was weighed. */
  readonly weights: Map<string, number>;
  /** How often each was foreseen and not asked for yet. */
  readonly paid: Map<string, number>;
}

const sumOf = (bytes: readonly number[]): number => bytes.reduce((sum, n) => sum + n, 0);

/**
 * Reads parts where an operation asks for them: those of one level in one statement, after the budget has room for all of them. What was
 * deleted since its row was read is NOT_FOUND.
 */
export class LargeParts<K, V> {
  private readonly operations = new WeakMap<GraphqlContext, OfOperation<K, V>>();

  constructor(
    private readonly budget: AnswerBudget,
    private readonly part: Part<K, V>,
  ) {}

  async of(context: GraphqlContext, of: K): Promise<V> {
    const mine = this.mine(context);
    const key = this.part.key(of);
    const paid = mine.paid.get(key) ?? 0;
    if (paid > 0) mine.paid.set(key, paid - 1);
    const again = mine.seen.has(key);
    mine.seen.add(key);
    const { value, bytes } = await mine.load.load({ of, paid: paid > 0 });
    if (value === undefined) throw notFound();
    // Read once, but written into the answer under each name it was asked by.
    if (again && paid === 0) await this.budget.take(context, bytes);
    return value;
  }

  /**
   * Takes the room of a list of parts that will be asked for, before any of them is: a list that is too large is refused as one, and not by an error
   * for each of its entries, which for a thousand of them held the process for 30 ms (measured). Throws as `AnswerBudget.take`.
   */
  async foresee(context: GraphqlContext, all: readonly K[]): Promise<void> {
    if (all.length === 0) return;
    this.budget.refuseSpent(context);
    const mine = this.mine(context);
    const bytes = await this.part.weigh(ownerOf(context), all);
    await this.budget.take(context, sumOf(bytes));
    for (const [at, of] of all.entries()) {
      const key = this.part.key(of);
      mine.weights.set(key, bytes[at] ?? 0);
      mine.paid.set(key, (mine.paid.get(key) ?? 0) + 1);
    }
  }

  private mine(context: GraphqlContext): OfOperation<K, V> {
    const known = this.operations.get(context);
    if (known) return known;
    const owner = ownerOf(context);
    const weights = new Map<string, number>();
    const read = (all: readonly Asked<K>[]): Promise<Weighed<V>[]> => this.read(context, owner, all, weights);
    const made = { load: new DataLoader(read, { cacheKeyFn: ({ of }: Asked<K>) => this.part.key(of) }), seen: new Set<string>(), weights, paid: new Map<string, number>() }; // prettier-ignore
    this.operations.set(context, made);
    return made;
  }

  private async read(context: GraphqlContext, owner: UserId, all: readonly Asked<K>[], weights: Map<string, number>): Promise<Weighed<V>[]> {
    const unpaid = all.filter(({ paid }) => !paid).map(({ of }) => of);
    if (unpaid.length > 0) {
      const bytes = await this.part.weigh(owner, unpaid);
      await this.budget.take(context, sumOf(bytes));
      for (const [at, of] of unpaid.entries()) weights.set(this.part.key(of), bytes[at] ?? 0);
    }
    const values = await this.part.read(owner, all.map(({ of }) => of)); // prettier-ignore
    return all.map(({ of }, i) => ({ value: values[i], bytes: weights.get(this.part.key(of)) ?? 0 }));
  } // prettier-ignore
}
