import type { PostingReading } from '#language';
import { experienceOf, FEWEST_YEARS } from './experience.js';
import { asksForSpoken, contactOf, currentPost, paperFacts, postSources, spokenFacts, studyFacts, type Fact } from './facts.js';
import { quotedTogether, type Told } from './letter-choice.js';
import type { About, Part } from './letter-sentence.js';
import type { PartialDate } from '#json-resume';
import type { Entry, Master } from './master.js';
import type { Item, Material } from './material.js';
import type { Phrasebook, SubjectSlots, Tone, Variants } from './phrases/phrasebook.js';
import type { MatchTable } from './ranking.js';
import { otherSkills, topicsOf, type Topic } from './topics.js';
import { Variation } from './variation.js';

/** Subjects of the posting named together, and skills in one sentence. */
const LEADING = 3;
const MAX_SKILLS = 5;

/** What a letter is written from. */
export interface LetterTask {
  readonly master: Master;
  readonly material: Material;
  readonly reading: PostingReading;
  readonly table: MatchTable;
  readonly book: Phrasebook;
  readonly tone: Tone;
  readonly asOf: PartialDate;
  readonly signature: string;
  readonly seed: string;
}

/** What a sentence quotes or lists after its introduction; '' where it has none. */
const quotedIn = (text: string): string => /(?<=[:：] |。(?=「))\S.*$/su.exec(text)?.[0] ?? '';
const introOf = (text: string): string => text.slice(0, text.length - quotedIn(text).length);

/** Collects the sentences of a letter, more than it will hold. The four steps are taken in the order of the paragraphs. */
export class LetterDraft {
  readonly parts: Part[] = [];
  private readonly vary: Variation;
  private readonly topics: readonly Topic[];
  /** Subjects to be named after the examples, because these show them; empty where they are named before. */
  private readonly linked: readonly Topic[];
  private readonly named = new Set<Entry>();
  private readonly toldOf = new Set<Entry>();
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

  private put(
    paragraph: number,
    need: number,
    about: About,
    text: string,
    sources: readonly string[] = [],
    items: readonly Item[] = [],
  ): void {
    // The first line told, the application and the close stay whatever the length.
    const droppable = need === 0 && about === 'person' && this.parts.some((part) => part.paragraph === 2 && part.items.length > 0);
    const foreign = about === 'person' && this.task.material.writtenIn !== this.task.book.language;
    const quoted = foreign ? quotedIn(text) : '';
    this.parts.push({ text, sources, about, paragraph, need, droppable, quoted, items });
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
    if (years >= FEWEST_YEARS) this.put(1, 0, 'person', this.vary.pick('years', letter.years)({ years }), sources);
    const post = currentPost(material);
    if (post === undefined) return;
    this.current = post;
    this.named.add(post);
    const where = book.where(post.position, post.name);
    this.put(1, 0, 'person', this.vary.pick('post', letter.post)({ where, open: post.open }), postSources(post));
  }

  private subjects(paragraph: number, variants: Variants<SubjectSlots>, topics: readonly Topic[]): void {
    if (topics.length === 0) return;
    const sources = this.sourcesOf(topics);
    this.put(
      paragraph,
      0,
      'employer',
      this.vary.pick('subjects', variants)({ topics: this.names(topics), many: topics.length > 1 }),
      sources,
      this.itemsAt(sources),
    );
  }

  /** Two or three lines of the person's. */
  examples(): void {
    const { book, material } = this.task;
    const { letter } = book;
    const foreign = material.writtenIn !== book.language;
    if (this.told.length > 0 && foreign) {
      this.put(2, 0, 'frame', this.vary.pick('quoting', letter.quoting)({ writtenIn: book.writtenIn[material.writtenIn] }));
    }
    if (this.told.length > 0) this.put(2, foreign ? 23 : 3, 'frame', this.vary.pick('lead', letter.lead)({}));
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
      const slots = {
        telling,
        quotes: lines.map((line) => line.telling.text),
        place,
        told: this.toldOf.has(entry),
        where: entry.section === 'projects' ? '' : book.where(entry.position, entry.name),
        short: entry.section === 'projects' ? '' : book.where('', entry.name) || book.where(entry.position, ''),
        project: entry.section === 'projects' ? entry.name : '',
        section: entry.section,
        open: entry.open,
        earlier: before?.entry.section === 'work' && entry.end !== undefined && entry.end <= (before.entry.start ?? 0),
      } as const;
      const text = this.freshly(telling.form === 'quote' && !again ? 'quote' : place, (turn) => book.letter.tell({ ...slots, turn }));
      const items = lines.map((line) => line.item);
      this.put(
        paragraph,
        need === 0 ? 0 : need + index,
        'person',
        text,
        [...items.map((item) => item.pointer), ...(again ? [] : postSources(entry))],
        items,
      );
      // "In my present post" is clear only right after the opening that named it.
      this.current = undefined;
      this.named.add(entry);
      this.toldOf.add(entry);
      before = first;
    });
  }

  /** The next wording whose introduction ("About my work at X, my résumé says:") has not been used yet. */
  private freshly(kind: string, word: (turn: number) => string): string {
    const first = this.turns.get(kind) ?? (this.vary.coin(kind) ? 1 : 0);
    const used = new Set(this.parts.map(({ text }) => introOf(text)));
    const turn = [first, first + 1, first + 2].find((one) => !used.has(introOf(word(one)))) ?? first;
    this.turns.set(kind, turn + 1);
    return word(turn);
  }

  /** What else fits: further skills asked for, training, papers, languages, and lines that did not lead. */
  rest(): void {
    const { book, master, material, reading, table } = this.task;
    const { letter } = book;
    const named = this.linked.length > 0 ? this.linked.length : LEADING;
    const listed = this.topics.slice(named, named + MAX_SKILLS);
    const skills = listed.length > 0 ? listed : otherSkills(material, this.topics, book.language).slice(0, MAX_SKILLS);
    if (skills.length > 0) {
      const text = this.vary.pick(
        'skills',
        letter.skills,
      )({ skills: this.names(skills), asked: listed.length > 0, many: skills.length > 1 });
      // Without lines to tell, what somebody can do is the middle of the letter.
      this.put(this.told.length === 0 ? 2 : 3, 0, 'person', text, this.sourcesOf(skills), this.itemsAt(this.sourcesOf(skills)));
    }
    this.tell(3, 5, this.more);
    const study = studyFacts(master, material, table, book)[0];
    if (study !== undefined)
      this.put(3, 1, 'person', this.vary.pick('study', letter.study)({ study: study.text }), study.sources, this.itemsAt(study.sources));
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
    const post = material.work
      .slice(1)
      .find((entry) => !toldPosts.has(entry) && entry !== currentPost(material) && entry.position !== '' && entry.name !== '');
    if (post !== undefined)
      this.put(3, 8, 'person', this.vary.pick('before', letter.before)({ where: book.where(post.position, post.name) }), postSources(post));
  }

  /** Plain facts for letters that would be thin without them. */
  private plainFacts(): void {
    const { book, master, material } = this.task;
    const { letter } = book;
    const post = currentPost(material);
    if (post?.open === true && post.start !== undefined) {
      const text = this.vary.pick('since', letter.since)({ year: Math.floor(post.start / 12) });
      this.put(1, 18, 'person', text, [`${post.pointer}/startDate`]);
    }
    const { city, contact } = contactOf(master, book);
    if (contact !== undefined) this.put(4, 20, 'person', this.vary.pick('reach', letter.reach)({ contact: contact.text }), contact.sources);
    if (city !== undefined) this.put(3, 21, 'person', this.vary.pick('based', letter.based)({ city: city.text }), city.sources);
  }

  close(): void {
    const { book, tone, signature } = this.task;
    const { letter } = book;
    this.put(4, 4, 'frame', this.vary.pick('attached', letter.attached)({}));
    this.plainFacts();
    this.put(4, 22, 'frame', this.vary.pick('ask', letter.ask)({}));
    this.put(4, 0, 'frame', this.vary.pick('meet', letter.meet[tone])({}));
    this.put(4, 0, 'frame', this.vary.pick('thanks', letter.thanks[tone])({}));
    for (const line of [letter.signOff[tone], signature]) if (line !== '') this.put(5, 0, 'frame', line);
  }
}
