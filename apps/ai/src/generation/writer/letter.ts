import { textLength } from '../posting/terms.js';
import type { PostingReading } from '../posting/posting.js';
import { experienceOf } from './experience.js';
import { asksForSpoken, currentPost, paperFacts, postSources, spokenFacts, studyFacts, type Fact } from './facts.js';
import { byPost, chooseTold, quotedTogether, type Told } from './letter-choice.js';
import type { Entry, Master, Moment } from './master.js';
import type { Item, Material } from './material.js';
import type { Phrasebook, Tone, Variants } from './phrases/phrasebook.js';
import type { MatchTable } from './ranking.js';
import { otherSkills, topicsOf, type Topic } from './topics.js';
import { Variation } from './variation.js';

/** Whom a sentence speaks of: the person (checked against the master), the employer (may use the posting's words), or nobody. */
export type About = 'person' | 'employer' | 'frame';

export interface LetterSentence {
  readonly text: string;
  /** JSON pointers into the master. */
  readonly sources: readonly string[];
  readonly about: About;
  /** 0 is the salutation, 1 to 4 the paragraphs, 5 the close with the name. */
  readonly paragraph: number;
}

/** A sentence that may be there: `need` 0 always, otherwise the order in which sentences are added until the letter is long enough. */
interface Part extends LetterSentence {
  readonly need: number;
  /** What it shows of the master, for the letter's own coverage. */
  readonly items: readonly Item[];
}

/** Words of the four paragraphs; characters for Japanese, at 2.4 a word (measured on the five-language posting set). */
const LENGTHS: Readonly<Record<Tone, { readonly least: number; readonly aim: number; readonly most: number }>> = {
  formal: { least: 185, aim: 235, most: 305 },
  warm: { least: 185, aim: 235, most: 305 },
  concise: { least: 182, aim: 186, most: 230 },
};
const CHARACTERS_PER_WORD = 2.4;
/** Subjects of the posting named together; skills in one sentence; lines kept ready for letters that come out short. */
const LEADING = 3;
const MOST_SKILLS = 5;
const SPARE = 6;

export interface LetterTask {
  readonly master: Master;
  readonly material: Material;
  readonly reading: PostingReading;
  readonly table: MatchTable;
  readonly book: Phrasebook;
  readonly tone: Tone;
  readonly asOf: Moment;
  readonly signature: string;
  readonly seed: string;
}

class LetterDraft {
  readonly parts: Part[] = [];
  private readonly vary: Variation;
  private readonly topics: readonly Topic[];
  /** Subjects to be named after the examples, because these show them; empty where they are named before. */
  private readonly linked: readonly Topic[];
  private readonly named = new Set<Entry>();
  private readonly turns = new Map<string, number>();
  /** The post the opening spoke of, until a line of it is told. */
  private current: Entry | undefined;

  constructor(
    private readonly task: LetterTask,
    private readonly told: readonly Told[],
    private readonly more: readonly Told[],
  ) {
    this.vary = new Variation(task.seed);
    const topics = topicsOf(task.reading, task.material, task.book.language);
    const shown = topics.filter((topic) => told.some(({ item }) => topic.shownBy(item))).slice(0, LEADING);
    this.linked = task.tone !== 'concise' && shown.length >= 2 && this.vary.coin('link') ? shown : [];
    this.topics = [...this.linked, ...topics.filter((topic) => !this.linked.includes(topic))];
  }

  private put(paragraph: number, need: number, about: About, text: string, sources: readonly string[] = [], items: readonly Item[] = []): void {
    this.parts.push({ text, sources, about, paragraph, need, items });
  }

  private itemsAt(sources: readonly string[]): Item[] {
    return this.task.material.items.filter((item) => sources.some((source) => item.pointer === source || item.entry === source));
  }

  private names(topics: readonly Topic[]): string {
    return this.task.book.list(topics.map((topic) => this.task.book.inline(topic.label)));
  }

  private sourcesOf(topics: readonly (Topic | Fact)[]): string[] {
    return topics.flatMap((topic) => [...topic.sources]);
  }

  /** Why this posting. Its subjects are named here, or after the examples where these show some of them. */
  opening(): void {
    const { book, reading, tone, material, asOf } = this.task;
    const { letter } = book;
    const title = reading.titleGiven ? reading.title : undefined;
    this.put(0, 0, 'frame', letter.salutation(tone, reading.company));
    this.put(1, 0, 'frame', this.vary.pick('apply', letter.apply[tone])({ title, company: reading.company }));
    if (this.linked.length === 0) this.subjects(1, letter.focus, this.topics.slice(0, LEADING));
    const { years, sources } = experienceOf(material.work, asOf);
    const post = currentPost(material);
    const where = post === undefined ? '' : book.where(post.position, post.name);
    if (years < 1 && where === '') return;
    if (post !== undefined && where !== '') {
      this.current = post;
      this.named.add(post);
    }
    this.put(1, 0, 'person', this.vary.pick('background', letter.background)({ years: years < 1 ? undefined : years, where, open: post?.open ?? false }), [
      ...(post === undefined ? [] : postSources(post)),
      ...(years < 1 ? [] : sources),
    ]);
  }

  private subjects(paragraph: number, variants: Variants<{ topics: string }>, topics: readonly Topic[]): void {
    if (topics.length === 0) return;
    const sources = this.sourcesOf(topics);
    this.put(paragraph, 0, 'employer', this.vary.pick('subjects', variants)({ topics: this.names(topics) }), sources, this.itemsAt(sources));
  }

  /** Two or three lines of the person's. */
  examples(): void {
    const { book, material } = this.task;
    const { letter } = book;
    if (this.told.length > 0 && material.language !== book.language) {
      this.put(2, 0, 'frame', this.vary.pick('quoting', letter.quoting)({ language: book.languageNames[material.language] }));
    } else if (this.told.length > 0) this.put(2, 3, 'frame', this.vary.pick('lead', letter.lead)({ count: this.told.length }));
    this.tell(2, 0, this.told);
    this.subjects(2, letter.link, this.linked);
  }

  /** One sentence a line; quotations from one post share theirs. A post is named in full once. */
  private tell(paragraph: number, need: number, told: readonly Told[]): void {
    const { book } = this.task;
    let before: Told | undefined;
    quotedTogether(told).forEach(({ lines, first }, index) => {
      const { entry, telling } = first;
      const again = before?.entry === entry;
      const place = again ? 'again' : entry === this.current ? 'current' : this.named.has(entry) ? 'named' : 'full';
      const text = book.letter.tell({
        telling,
        quotes: lines.map((line) => line.telling.text),
        place,
        where: entry.section === 'projects' ? '' : book.where(entry.position, entry.name),
        short: entry.section === 'projects' ? '' : book.where('', entry.name) || book.where(entry.position, ''),
        project: entry.section === 'projects' ? entry.name : '',
        section: entry.section,
        open: entry.open,
        earlier: before?.entry.section === 'work' && entry.end !== undefined && entry.end.months <= (before.entry.start?.months ?? 0),
        turn: this.turn(telling.form === 'quote' && !again ? 'quote' : place),
      });
      const items = lines.map((line) => line.item);
      this.put(paragraph, need === 0 ? 0 : need + index, 'person', text, [...items.map((item) => item.pointer), ...(again ? [] : postSources(entry))], items);
      if (entry === this.current) this.current = undefined;
      this.named.add(entry);
      before = first;
    });
  }

  private turn(kind: string): number {
    const turn = this.turns.get(kind) ?? (this.vary.coin(kind) ? 1 : 0);
    this.turns.set(kind, turn + 1);
    return turn;
  }

  /** What else fits: further skills asked for, training, papers, languages, and lines that did not lead. */
  rest(): void {
    const { book, master, material, reading, table } = this.task;
    const { letter } = book;
    const named = this.linked.length > 0 ? this.linked.length : LEADING;
    const listed = this.topics.slice(named, named + MOST_SKILLS);
    const skills = listed.length > 0 ? listed : otherSkills(material, this.topics).slice(0, MOST_SKILLS);
    if (skills.length > 0) {
      const text = this.vary.pick('skills', letter.skills)({ skills: this.names(skills), asked: listed.length > 0, many: skills.length > 1 });
      this.put(3, 0, 'person', text, this.sourcesOf(skills), this.itemsAt(this.sourcesOf(skills)));
    }
    this.tell(3, 5, this.more);
    const study = studyFacts(master, material, table, book)[0];
    if (study !== undefined) this.put(3, 1, 'person', this.vary.pick('study', letter.study)({ study: study.text }), study.sources, this.itemsAt(study.sources));
    const papers = paperFacts(master, material, table);
    const fitting = papers.filter((paper) => paper.worth > 0.2).slice(0, 2);
    const shown = fitting.length > 0 ? fitting : papers.slice(0, 2);
    if (shown.length > 0) {
      const text = this.vary.pick('papers', letter.papers)({ papers: book.list(shown.map((paper) => paper.text)), many: shown.length > 1 });
      this.put(3, fitting.length > 0 ? 1 : 6, 'person', text, this.sourcesOf(shown), this.itemsAt(this.sourcesOf(shown)));
    }
    const spoken = spokenFacts(master, reading, material, book).slice(0, 3);
    if (spoken.length > 0) {
      const text = this.vary.pick('spoken', letter.spoken)({ spoken: book.list(spoken.map((fact) => fact.text)) });
      this.put(3, asksForSpoken(reading) ? 0 : 7, 'person', text, this.sourcesOf(spoken), this.itemsAt(this.sourcesOf(spoken)));
    }
    const toldPosts = new Set([...this.told, ...this.more].map(({ entry }) => entry));
    const post = material.work.slice(1).find((entry) => !toldPosts.has(entry) && entry !== currentPost(material) && entry.position !== '' && entry.name !== '');
    if (post !== undefined) this.put(3, 8, 'person', this.vary.pick('before', letter.before)({ where: book.where(post.position, post.name) }), postSources(post));
  }

  close(): void {
    const { book, tone, signature } = this.task;
    const { letter } = book;
    this.put(4, 4, 'frame', this.vary.pick('attached', letter.attached)({}));
    this.put(4, 20, 'frame', this.vary.pick('ask', letter.ask)({}));
    this.put(4, 0, 'frame', this.vary.pick('meet', letter.meet[tone])({}));
    this.put(4, 0, 'frame', this.vary.pick('thanks', letter.thanks[tone])({}));
    for (const line of [letter.signOff[tone], signature]) if (line !== '') this.put(5, 0, 'frame', line);
  }
}

const words = (parts: readonly LetterSentence[], book: Phrasebook): number =>
  parts.filter((part) => part.paragraph >= 1 && part.paragraph <= 4).reduce((sum, part) => sum + textLength(part.text, book.language), 0);

/** Adds sentences by need until the aim is reached, none that would pass the most, none twice. */
function fit(parts: readonly Part[], tone: Tone, book: Phrasebook): Part[] {
  const scale = book.language === 'ja' ? CHARACTERS_PER_WORD : 1;
  const { aim, most } = LENGTHS[tone];
  const unique = parts.filter((part, index) => parts.findIndex((other) => other.text === part.text) === index);
  const kept = new Set(unique.filter((part) => part.need === 0));
  for (const part of unique.filter(({ need }) => need > 0).toSorted((a, b) => a.need - b.need)) {
    const length = words([...kept], book);
    if (length >= aim * scale) break;
    if (length + textLength(part.text, book.language) <= most * scale) kept.add(part);
  }
  return unique.filter((part) => kept.has(part));
}

/** The text of a letter from its sentences; leaving one out leaves the rest as it is. */
export function letterBody(sentences: readonly LetterSentence[], space: string): string {
  const paragraphs = [0, 1, 2, 3, 4, 5].map((number) => sentences.filter((sentence) => sentence.paragraph === number).map((sentence) => sentence.text));
  return paragraphs
    .map((texts, number) => texts.join(number === 5 ? '\n' : space))
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Writes the letter. `shown` are the items of the master it rests on. */
export function composeLetter(task: LetterTask): { sentences: LetterSentence[]; shown: Item[] } {
  const { material, table, book, tone } = task;
  const count = tone === 'concise' ? 2 : 3;
  const all = chooseTold(material, table, book, count + SPARE);
  const draft = new LetterDraft(task, byPost(all.slice(0, count)), byPost(all.slice(count)));
  draft.opening();
  draft.examples();
  draft.rest();
  draft.close();
  const parts = fit(draft.parts, tone, book);
  return {
    sentences: parts.map(({ text, sources, about, paragraph }) => ({ text, sources, about, paragraph })),
    shown: [...new Set(parts.flatMap((part) => part.items))],
  };
}
