import type { PartialDate } from '#json-resume';
import { experienceOf, FEWEST_YEARS } from './experience.js';
import { asksForSpoken, currentPost, paperFacts, postSources, spokenFacts, studyFacts, type Fact, type Ground } from './facts.js';
import { isRecord, textOf, type Entry } from './master.js';
import { isPlaceholder, plainText } from './text/plain.js';
import { otherSkills, topicsOf } from './topics.js';

export interface SummaryTask extends Ground {
  readonly asOf: PartialDate;
}

export interface Statement extends Fact {
  /** How it was worked out, where it was: for provenance. */
  readonly detail?: string;
}

/** A title of long ago is no headline for today. */
const HEADLINE_MONTHS = 72;
/** How much closer to the posting another own title must be before it replaces the person's own headline. */
const CLEARLY_CLOSER = 0.15;
const MAX_SKILLS = 5;
const MAX_PAPERS = 2;
const MAX_SPOKEN = 3;
/** A certificate that shares less than this with the posting is left to its own section. */
const FITTING = 0.2;

/** The person's own title that is nearest to the posting's: their headline unless a post of the last six years fits clearly better. */
export function headlineOf({ master, material, table }: SummaryTask): Fact | undefined {
  const label = isRecord(master['basics']) ? textOf(master['basics']['label']) : '';
  const newest = Math.max(0, ...material.work.map((entry) => entry.end ?? entry.start ?? 0));
  const isRecent = (entry: Entry): boolean => entry.open || newest - (entry.end ?? 0) <= HEADLINE_MONTHS;
  const titleAsk = table.asks.length - 2;
  const closeness = (pointer: string): number => {
    const item = material.items.find((one) => one.pointer === pointer);
    const match = item === undefined ? undefined : table.of(item).get(titleAsk);
    return match === undefined ? 0 : match.lexical + match.skills.size * 0.5;
  };
  const posts = material.work
    .filter((entry) => entry.position !== '' && !entry.upcoming && isRecent(entry) && !entry.learner)
    .map((entry) => ({ text: entry.position, sources: [`${entry.pointer}/position`], close: closeness(`${entry.pointer}/position`) }));
  const own = label === '' ? posts[0] : { text: label, sources: ['/basics/label'], close: closeness('/basics/label') + CLEARLY_CLOSER };
  return posts.reduce((best, post) => (best === undefined || post.close > best.close ? post : best), own);
}

interface Sentence extends Fact {
  readonly detail?: string;
}

const sourcesOf = (facts: readonly Fact[]): string[] => facts.flatMap((fact) => [...fact.sources]);

/** Who: the headline and the post held now or last. */
function who({ material, book }: SummaryTask, headline: Fact | undefined): Sentence[] {
  const post = currentPost(material);
  if (headline === undefined && post === undefined) return [];
  const position = post?.position ?? '';
  const text = book.summary.who({ headline: headline?.text ?? position, position, employer: post?.name ?? '', open: post?.open ?? false });
  return [{ text, sources: [...(headline?.sources ?? []), ...(post === undefined ? [] : postSources(post))] }];
}

function years({ material, book, asOf }: SummaryTask): Sentence[] {
  const { years: count, sources } = experienceOf(material.work, asOf);
  if (count < FEWEST_YEARS) return [];
  return [{ text: book.summary.years(count), sources, detail: 'years of experience are computed from the dates of the posts' }];
}

/** What of the skills asked for, and the papers and languages that bear on the posting. */
function offer(task: SummaryTask): Sentence[] {
  const { master, material, reading, book } = task;
  const topics = topicsOf(reading, material, book.language);
  const skills = (topics.length > 1 ? topics : [...topics, ...otherSkills(material, topics, book.language)]).slice(0, MAX_SKILLS);
  const fitting = paperFacts(task).filter((paper) => paper.asked || paper.worth > FITTING);
  const papers =
    fitting.length > 0 ? fitting.slice(0, Math.max(MAX_PAPERS, fitting.filter(({ asked }) => asked).length)) : studyFacts(task).slice(0, 1);
  const spoken = asksForSpoken(reading) ? spokenFacts(master, reading, material, book).slice(0, MAX_SPOKEN) : [];
  if (skills.length + papers.length + spoken.length === 0) return [];
  const list = (facts: readonly Fact[]): string => book.list(facts.map((fact) => fact.text));
  const text = book.summary.offer({
    skills: book.list(skills.map(({ label, product }) => (product === true ? label : book.inline(label)))),
    papers: list(papers),
    spoken: list(spoken),
  });
  return [{ text, sources: sourcesOf([...skills.map(({ label, sources }) => ({ text: label, sources })), ...papers, ...spoken]) }];
}

/** What the person says of themselves at the head of their résumé, without what somebody meant to replace. */
function ownSummary({ master }: SummaryTask): Sentence[] {
  const text = isRecord(master['basics']) ? plainText(textOf(master['basics']['summary'])) : '';
  return text === '' || isPlaceholder(text) ? [] : [{ text: /[.!?…。]$/u.test(text) ? text : `${text}.`, sources: ['/basics/summary'] }];
}

/** What of the posting the person's own words do not name yet: never another count of years beside theirs, nor a second introduction. */
function added(task: SummaryTask, own: string): Sentence[] {
  if (task.material.writtenIn !== task.book.language) return [];
  return offer(task).filter(({ text }) => !own.toLowerCase().includes(text.toLowerCase()));
}

/** The person's own summary with what of it the posting asks for; without one: who, how many years by the dates, and the same. */
export function summaryOf(task: SummaryTask, headline: Fact | undefined): Statement | undefined {
  const [own] = ownSummary(task);
  const sentences = own === undefined ? [...who(task, headline), ...years(task), ...offer(task)] : [own, ...added(task, own.text)];
  if (sentences.length === 0) return undefined;
  const detail = sentences.find((sentence) => sentence.detail !== undefined)?.detail;
  return {
    text: sentences.map((sentence) => sentence.text).join(task.book.space),
    sources: [...new Set(sourcesOf(sentences))],
    ...(detail === undefined ? {} : { detail }),
  };
}
