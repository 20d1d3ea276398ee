import type { PostingReading } from '../posting/posting.js';
import { experienceOf, FEWEST_YEARS, isLearner } from './experience.js';
import { asksForSpoken, currentPost, paperFacts, postSources, spokenFacts, studyFacts, type Fact } from './facts.js';
import { isRecord, textOf, type Entry, type Master, type Moment } from './master.js';
import type { Material } from './material.js';
import type { Phrasebook } from './phrases/phrasebook.js';
import type { MatchTable } from './ranking.js';
import { otherSkills, topicsOf } from './topics.js';

export interface SummaryTask {
  readonly master: Master;
  readonly material: Material;
  readonly reading: PostingReading;
  readonly table: MatchTable;
  readonly book: Phrasebook;
  readonly asOf: Moment;
}

export interface Statement extends Fact {
  /** How it was worked out, where it was: for provenance. */
  readonly detail?: string;
}

/** A title of long ago is no headline for today. */
const HEADLINE_MONTHS = 72;
/** How much closer to the posting another own title must be before it replaces the person's own headline. */
const CLEARLY_CLOSER = 0.15;
const MOST_SKILLS = 5;

/** The person's own title that is nearest to the posting's: their headline unless a post of the last six years fits clearly better. */
export function headlineOf({ master, material, table }: SummaryTask): Fact | undefined {
  const label = isRecord(master['basics']) ? textOf(master['basics']['label']) : '';
  const newest = Math.max(0, ...material.work.map((entry) => entry.end?.months ?? entry.start?.months ?? 0));
  const isRecent = (entry: Entry): boolean => entry.open || newest - (entry.end?.months ?? 0) <= HEADLINE_MONTHS;
  const titleAsk = table.asks.length - 2;
  const closeness = (pointer: string): number => {
    const item = material.items.find((one) => one.pointer === pointer);
    const match = item === undefined ? undefined : table.of(item).get(titleAsk);
    return match === undefined ? 0 : match.lexical + match.skills.size * 0.5;
  };
  const posts = material.work
    .filter((entry) => entry.position !== '' && isRecent(entry) && !isLearner(entry))
    .map((entry) => ({ text: entry.position, sources: [`${entry.pointer}/position`], close: closeness(`${entry.pointer}/position`) }));
  const own = label === '' ? posts[0] : { text: label, sources: ['/basics/label'], close: closeness('/basics/label') + CLEARLY_CLOSER };
  return posts.reduce((best, post) => (best === undefined || post.close > best.close ? post : best), own);
}

/** Two or three sentences from the person's data: who, what of the skills asked for, and papers or languages where they fit. */
export function summaryOf(task: SummaryTask, headline: Fact | undefined): Statement | undefined {
  const { master, material, reading, table, book, asOf } = task;
  const { years, sources, span } = experienceOf(material.work, asOf);
  const post = currentPost(material);
  const sentences: Fact[] = [];
  const study = studyFacts(master, material, table, book);
  if (headline !== undefined || post !== undefined) {
    const position = post?.position ?? '';
    const text = book.summary.who({
      headline: headline?.text ?? position,
      years: years < FEWEST_YEARS ? undefined : years,
      position,
      employer: post?.name ?? '',
      open: post?.open ?? false,
    });
    sentences.push({
      text,
      sources: [...(headline?.sources ?? []), ...(post === undefined ? [] : postSources(post)), ...(years < FEWEST_YEARS ? [] : sources)],
    });
  }
  const topics = topicsOf(reading, material, book.language);
  const skills = (topics.length > 1 ? topics : [...topics, ...otherSkills(material, topics)]).slice(0, MOST_SKILLS);
  if (skills.length > 0) {
    sentences.push({
      text: book.summary.skills(book.list(skills.map((skill) => book.inline(skill.label)))),
      sources: skills.flatMap((skill) => [...skill.sources]),
    });
  }
  const papers = paperFacts(master, material, table)
    .filter((paper) => paper.worth > 0.2)
    .slice(0, 2);
  const spoken = spokenFacts(master, reading, material, book).slice(0, 3);
  const proofs = papers.length > 0 ? papers : study.slice(0, 1);
  if (proofs.length > 0)
    sentences.push({
      text: book.summary.papers(book.list(proofs.map((fact) => fact.text))),
      sources: proofs.flatMap((fact) => [...fact.sources]),
    });
  if (asksForSpoken(reading) && spoken.length > 0 && sentences.length < 3) {
    sentences.push({
      text: book.summary.spoken(book.list(spoken.map((fact) => fact.text))),
      sources: spoken.flatMap((fact) => [...fact.sources]),
    });
  }
  if (sentences.length === 0) return undefined;
  return {
    text: sentences
      .slice(0, 3)
      .map((sentence) => sentence.text)
      .join(book.space),
    sources: [...new Set(sentences.slice(0, 3).flatMap((sentence) => [...sentence.sources]))],
    ...(years < FEWEST_YEARS ? {} : { detail: `years of experience computed from dates: ${span}` }),
  };
}
