import { addresseeOf, type Addressee } from './addressee.js';
import type { Fact } from './facts.js';
import type { LetterTask } from './letter-task.js';
import type { About, Part } from './letter-sentence.js';
import type { Item } from './material.js';
import type { Variants } from './phrases/phrasebook.js';
import type { Topic } from './topics.js';
import { wordSet } from './grammar/telling.js';
import { Variation } from './variation.js';

/** A Japanese sentence is known by these at its start. */
const START_CHARACTERS = 5;
/** Words that begin many sentences without being heard. */
const LIGHT = wordSet(
  "i my as at in of the your you for to with ich mein meine meiner meinem bei beim als in im an am zu zum zur der die das je j'ai mon ma mes en dans chez au à aux le la les ce cette yo mi mis como en el la los tengo he",
);

/** The sentences of a letter as they come, each in words whose beginning no other sentence of the letter has yet. */
export class LetterParts {
  readonly all: Part[] = [];
  readonly vary: Variation;
  readonly addressee: Addressee;
  private readonly starts = new Set<string>();

  constructor(readonly task: LetterTask) {
    this.vary = new Variation(task.seed);
    this.addressee = addresseeOf(task.reading);
  }

  put(paragraph: number, need: number, about: About, text: string, sources: readonly string[] = [], items: readonly Item[] = []): void {
    // The first line told, the application and the close stay whatever the length.
    const droppable = need === 0 && about === 'person' && this.all.some((part) => part.paragraph === 2 && part.items.length > 0);
    this.starts.add(this.startOf(text));
    this.all.push({ text, sources, about, paragraph, need, droppable, items });
  }

  /** The first wording, in the order of the seed, that begins like no sentence before it. */
  fresh(slot: string, wordings: readonly string[]): string {
    const ordered = this.vary.order(slot, wordings);
    return ordered.find((text) => !this.starts.has(this.startOf(text))) ?? ordered[0] ?? '';
  }

  word<Slots>(slot: string, variants: Variants<Slots>, slots: Slots): string {
    return this.fresh(
      slot,
      variants.map((variant) => variant(slots)),
    );
  }

  /** A sentence that lists facts of the person's; nothing where there are none. */
  facts<Slots>(
    paragraph: number,
    need: number,
    facts: readonly (Fact | Topic)[],
    slot: string,
    variants: Variants<Slots>,
    slots: Slots,
  ): void {
    if (facts.length === 0) return;
    const sources = facts.flatMap((fact) => [...fact.sources]);
    this.put(paragraph, need, 'person', this.word(slot, variants, slots), sources, this.itemsAt(sources));
  }

  /** The post in the middle of a sentence; a title in another language keeps its capitals. */
  where(position: string, employer: string): string {
    const { book, material } = this.task;
    return book.where(position, employer, material.writtenIn !== book.language);
  }

  itemsAt(sources: readonly string[]): Item[] {
    return this.task.material.items.filter((item) => sources.some((source) => item.pointer === source || item.entry === source));
  }

  /** What a reader hears at the beginning: an adverb by itself, a pronoun or preposition with the word behind it. */
  private startOf(text: string): string {
    if (this.task.book.language === 'ja') return text.slice(0, START_CHARACTERS);
    const [first = '', second = ''] = text.toLowerCase().split(/[\s,]+/u);
    return LIGHT.has(first) ? `${first} ${second}` : first;
  }
}
