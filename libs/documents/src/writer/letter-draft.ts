import { credentials, otherPosts, toolsOfPosts } from './letter-credentials.js';
import { experienceOf, FEWEST_YEARS } from './experience.js';
import { currentPost, postSources } from './facts.js';
import { byPost, toldTogether, type Told } from './letter-choice.js';
import { LetterParts } from './letter-parts.js';
import type { Part } from './letter-sentence.js';
import type { LetterTask } from './letter-task.js';
import type { Entry } from './master.js';
import type { Place, SubjectSlots, Variants } from './phrases/phrasebook.js';
import { otherSkills, topicsOf, type Topic } from './topics.js';

export type { LetterTask } from './letter-task.js';

/** Subjects of the posting named together, and skills in one sentence. */
const LEADING = 3;
const MAX_SKILLS = 5;
/** Skills asked for and held are told, but no sentence lists more. */
const MOST_ASKED = 8;
const OTHER_POSTS = 2;
/** More lines in a row tire the reader. */
const MOST_MIDDLE = 3;
/** Spare lines come before other posts and languages nobody asks for. */
const SPARE_NEED = 5;
/** Orders of the paragraph behind the examples. */
const BUILDS = [
  ['skills', 'lines', 'papers', 'years'],
  ['lines', 'papers', 'skills', 'years'],
  ['papers', 'lines', 'years', 'skills'],
  ['years', 'lines', 'skills', 'papers'],
] as const;

/** Collects the sentences of a letter, more than it will hold. What stands where differs from letter to letter, by the seed. */
export class LetterDraft {
  private readonly parts: LetterParts;
  private readonly topics: readonly Topic[];
  /** Subjects to be named after the examples, because these show them; empty where they are named before. */
  private readonly linked: readonly Topic[];
  private readonly named = new Set<Entry>();
  /** Told already as tools of a post. */
  private readonly tools = new Set<string>();
  /** The post the opening spoke of, until a line of it is told. */
  private current: Entry | undefined;

  constructor(
    private readonly task: LetterTask,
    /** Best first; the first `lead` are told in any case. */
    private readonly lines: readonly Told[],
    private readonly lead: number,
  ) {
    this.parts = new LetterParts(task);
    const told = lines.slice(0, lead);
    const topics = topicsOf(task.reading, task.material, task.book.language);
    const shown = topics.filter((topic) => told.some(({ item }) => topic.shownBy(item))).slice(0, LEADING);
    this.linked = task.tone !== 'concise' && shown.length >= 2 && this.parts.vary.coin('link') ? shown : [];
    this.topics = [...this.linked, ...topics.filter((topic) => !this.linked.includes(topic))];
  }

  write(): readonly Part[] {
    this.opening();
    this.examples();
    const steps: Readonly<Record<'lines' | 'papers' | 'skills' | 'years', () => void>> = {
      lines: () => {
        this.tell(3, this.rest);
        otherPosts(this.parts, 3, this.named, OTHER_POSTS);
      },
      papers: () => credentials(this.parts, 3),
      skills: () => this.skills(),
      years: () => {
        if (this.yearsLate) this.years(3);
      },
    };
    // What was learnt before or after what was done, and both told post by post or best line first: builds of the same letter.
    for (const step of this.parts.vary.order('build', BUILDS)[0] ?? []) steps[step]();
    this.close();
    return this.parts.all;
  }

  /** Lines of the middle paragraph, two or three: the leading ones, or in another build those of the post that leads. */
  private get middle(): readonly Told[] {
    const leading = byPost(this.lines.slice(0, this.lead));
    if (!this.postByPost) return leading;
    return this.lines.filter(({ entry }) => entry === this.lines[0]?.entry).slice(0, MOST_MIDDLE);
  }

  private get rest(): readonly Told[] {
    const middle = new Set(this.middle);
    return byPost(this.lines.filter((told) => !middle.has(told)));
  }

  private get postByPost(): boolean {
    const first = this.lines.slice(0, this.lead).filter(({ entry }) => entry === this.lines[0]?.entry);
    return first.length >= 2 && this.parts.vary.coin('post by post');
  }

  private get yearsLate(): boolean {
    return this.lines.length > 0 && this.parts.vary.coin('years late');
  }

  private names(topics: readonly Topic[]): string {
    return this.task.book.list(topics.map(({ label, product }) => (product === true ? label : this.task.book.inline(label))));
  }

  /** Why this posting, and who writes. Its subjects are named here, or after the examples where these show some of them. */
  private opening(): void {
    const { book, tone } = this.task;
    const { letter } = book;
    const { title, company, contact, reference } = this.parts.addressee;
    this.parts.put(0, 0, 'frame', letter.salutation(tone, company, contact));
    this.parts.put(1, 0, 'frame', this.parts.word('apply', letter.apply[tone], { title, company, reference }));
    const steps = [(): void => this.post(), (): void => (this.yearsLate ? undefined : this.years(1)), (): void => this.focus()];
    for (const step of this.parts.vary.order('opening', steps)) step();
  }

  private focus(): void {
    if (this.linked.length === 0) this.subjects(1, this.task.book.letter.focus, this.topics.slice(0, LEADING));
  }

  private years(paragraph: number): void {
    const { book, material, asOf } = this.task;
    const { years, sources } = experienceOf(material.work, asOf);
    if (years >= FEWEST_YEARS) this.parts.put(paragraph, 0, 'person', this.parts.word('years', book.letter.years, { years }), sources);
  }

  private post(): void {
    const { book, material } = this.task;
    const { letter } = book;
    const coming = material.work.find((entry) => entry.upcoming && (entry.position !== '' || entry.name !== ''));
    if (coming?.start !== undefined) {
      const slots = { where: this.parts.where(coming.position, coming.name), year: Math.floor(coming.start / 12) };
      const text = this.parts.word('starting', letter.starting, slots);
      this.parts.put(1, 0, 'person', text, [...postSources(coming), `${coming.pointer}/startDate`]);
    }
    const post = currentPost(material);
    if (post === undefined) return;
    this.named.add(post);
    this.current = post;
    const where = this.parts.where(post.position, post.name);
    const since = post.open && post.start !== undefined ? Math.floor(post.start / 12) : undefined;
    const sources = [...postSources(post), ...(since === undefined ? [] : [`${post.pointer}/startDate`])];
    // Of a post whose end nobody knows neither tense of "my last post" is right.
    const unknown = !post.open && post.end === undefined;
    const variants = unknown ? letter.worked : letter.post;
    this.parts.put(1, 0, 'person', this.parts.word('post', variants, { where, open: post.open, since }), sources);
    if (unknown) this.current = undefined;
  }

  private subjects(paragraph: number, variants: Variants<SubjectSlots>, topics: readonly Topic[]): void {
    if (topics.length === 0) return;
    const sources = topics.flatMap((topic) => [...topic.sources]);
    const text = this.parts.word('subjects', variants, { topics: this.names(topics), many: topics.length > 1 });
    this.parts.put(paragraph, 0, 'employer', text, sources, this.parts.itemsAt(sources));
  }

  /** Two or three lines of the person's; of a résumé in another language the tools it names. */
  private examples(): void {
    if (this.task.material.writtenIn !== this.task.book.language)
      for (const { label } of toolsOfPosts(this.parts, 2)) this.tools.add(label);
    this.tell(2, this.middle);
    this.subjects(2, this.task.book.letter.link, this.linked);
  }

  /** One sentence a line; phrases from one post share theirs. A post is named in full once. */
  private tell(paragraph: number, told: readonly Told[]): void {
    const { book } = this.task;
    let before: Told | undefined;
    toldTogether(told).forEach(({ lines, first }, index) => {
      const { entry, telling } = first;
      const again = before?.entry === entry;
      const named = this.placeOf(entry, again);
      const text = this.parts.fresh(
        `tell ${paragraph} ${index}`,
        book.letter.tell({
          form: telling.form,
          lines: lines.map((line) => line.telling.text),
          plural: lines.length === 1 && telling.plural === true,
          place: named,
          where: entry.section === 'projects' ? '' : this.parts.where(entry.position, entry.name),
          short: entry.section === 'projects' ? '' : this.shortOf(entry),
          project: entry.section === 'projects' ? entry.name : '',
          section: entry.section,
          open: entry.open,
          earlier: before?.entry.section === 'work' && entry.end !== undefined && entry.end <= (before.entry.start ?? 0),
        }),
      );
      const items = lines.map((line) => line.item);
      const sources = [...items.map((item) => item.pointer), ...(again ? [] : postSources(entry))];
      const place = Math.min(...lines.map((line) => this.lines.indexOf(line)));
      this.parts.put(paragraph, place < this.lead ? 0 : SPARE_NEED + place - this.lead, 'person', text, sources, items);
      // "In my present post" is clear only right after the opening that named it.
      this.current = undefined;
      this.named.add(entry);
      before = first;
    });
  }

  /** The employer alone tells the post, unless the person held two there. */
  private shortOf(entry: Entry): string {
    const { work } = this.task.material;
    const twice = entry.position !== '' && work.some((other) => other !== entry && other.name === entry.name);
    const [house, post] = [this.parts.where('', entry.name), this.parts.where(entry.position, '')];
    return (twice ? post : house) || house || post;
  }

  private placeOf(entry: Entry, again: boolean): Place {
    if (again) return 'again';
    if (entry === this.current) return 'current';
    return this.named.has(entry) ? 'named' : 'full';
  }

  /** Skills asked for that were not named at the beginning; where there are none, other skills of the person's. */
  private skills(): void {
    const { book, material } = this.task;
    const named = this.linked.length > 0 ? this.linked.length : LEADING;
    const fresh = ({ label }: Topic): boolean => !this.tools.has(label);
    const listed = this.topics.slice(named, named + MOST_ASKED).filter(fresh);
    const skills = listed.length > 0 ? listed : otherSkills(material, this.topics, book.language).filter(fresh).slice(0, MAX_SKILLS);
    // Without lines to tell, what somebody can do is the middle of the letter.
    const paragraph = this.lines.length === 0 ? 2 : 3;
    const slots = { skills: this.names(skills), asked: listed.length > 0, many: skills.length > 1 };
    const first = listed.length === 0 && !this.parts.all.some((part) => part.paragraph === 2);
    if (first) this.parts.facts(paragraph, 0, skills, 'skills', book.letter.knows, slots);
    else this.parts.facts(paragraph, 0, skills, 'skills', book.letter.skills, slots);
  }

  private close(): void {
    const { book, tone, signature } = this.task;
    const { letter } = book;
    const last = [
      (): void => this.parts.put(4, 0, 'frame', this.parts.word('meet', letter.meet[tone], {})),
      (): void => this.parts.put(4, 0, 'frame', this.parts.word('thanks', letter.thanks[tone], {})),
    ];
    // A Japanese letter ends in its thanks.
    for (const part of book.language === 'ja' || this.parts.vary.coin('thanks last') ? last : last.toReversed()) part();
    const signOff = signature === '' ? '' : letter.signOff(tone, this.parts.addressee.contact);
    for (const line of [signOff, signature]) if (line !== '') this.parts.put(5, 0, 'frame', line);
  }
}
