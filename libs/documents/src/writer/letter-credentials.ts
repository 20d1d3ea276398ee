import { skillById } from '#language';
import { asksForSpoken, paperFacts, postSources, spokenFacts, studyFacts, worksAsked } from './facts.js';
import type { LetterParts } from './letter-parts.js';
import type { Entry } from './master.js';
import type { Topic } from './topics.js';

/** Papers beside those asked for, where none is asked for. */
const OTHER_PAPERS = 2;
const FITTING = 0.2;
const MOST_SPOKEN = 4;
const MOST_STUDIES = 3;
const MOST_WORKS = 3;
/** Tools of a post told in one sentence. */
const MOST_TOOLS = 5;
const TOOL_POSTS = 2;

/** Degrees, papers, publications, awards and languages: every one that answers a demand, and where none does, the person's best. */
export function credentials(parts: LetterParts, paragraph: number): void {
  const { task } = parts;
  const { book, material, reading } = task;
  const { letter } = book;
  const text = (facts: readonly { readonly text: string }[]): string => book.list(facts.map((fact) => fact.text));

  const listed = material.writtenIn !== book.language || material.terse;
  const studies = studyFacts(task, listed ? 'study' : 'held');
  const asked = studies.filter((study) => study.asked);
  const others = studies.filter((study) => !study.asked);
  const shown = [...asked, ...others.slice(0, asked.length > 0 ? 1 : 2)].slice(0, MOST_STUDIES);
  shown.forEach((study, at) => {
    // What is asked is told whatever the length; of the others the first one before more lines, the rest after them.
    const need = study.asked ? 0 : at === 0 ? 1 : 7;
    parts.facts(paragraph, need, [study], `study ${at}`, letter.study, { study: study.text, listed });
  });

  for (const { pointer, parts: study, until } of material.studies.filter(({ held }) => !held).slice(0, 1)) {
    const fact = { text: book.held(study), sources: [pointer] };
    parts.facts(paragraph, 1, [fact], 'studying', letter.studying, { study: fact.text, until: until === undefined ? '' : String(until) });
  }

  const papers = paperFacts(task);
  const wanted = papers.filter((paper) => paper.asked);
  const fitting = papers.filter((paper) => paper.worth > FITTING).slice(0, OTHER_PAPERS);
  const held = wanted.length > 0 ? wanted : fitting.length > 0 ? fitting : papers.slice(0, OTHER_PAPERS);
  const need = wanted.length > 0 ? 0 : fitting.length > 0 ? 1 : 6;
  parts.facts(paragraph, need, held, 'papers', letter.papers, {
    papers: book.list(held.map((paper) => book.paper(paper.text))),
    many: held.length > 1,
  });

  const published = worksAsked(task, 'publications').slice(0, MOST_WORKS);
  parts.facts(paragraph, 0, published, 'publications', letter.publications, { publications: text(published), many: published.length > 1 });
  const awards = worksAsked(task, 'awards').slice(0, MOST_WORKS);
  parts.facts(paragraph, 0, awards, 'awards', letter.awards, { awards: text(awards), many: awards.length > 1 });

  const spoken = spokenFacts(task.master, reading, material, book).slice(0, MOST_SPOKEN);
  const many = spoken.length > 1;
  // One language that nobody asks for is the one the letter is written in.
  if (many || asksForSpoken(reading))
    parts.facts(paragraph, asksForSpoken(reading) ? 0 : 7, spoken, 'spoken', letter.spoken, { spoken: text(spoken), many });
}

/** The tools of the newest posts by name: what can be told where the lines themselves are in another language. */
export function toolsOfPosts(parts: LetterParts, paragraph: number): Topic[] {
  const { book, material } = parts.task;
  const told: Topic[] = [];
  const listed = new Set(material.items.filter(({ kind }) => kind === 'skill').map(({ text }) => text));
  for (const entry of material.work.filter(({ upcoming }) => !upcoming)) {
    if (told.length >= TOOL_POSTS * MOST_TOOLS) break;
    const named = material.items
      .filter((item) => item.entry === entry.pointer && item.kind === 'highlight')
      .flatMap((item) =>
        item.named
          .filter(({ id }) => skillById(id)?.kind === 'tool')
          .map(({ spelling }): Topic => ({ label: spelling, sources: [item.pointer], shownBy: () => false })),
      );
    const tools = named.filter((tool, at) => named.findIndex(({ label }) => label === tool.label) === at).slice(0, MOST_TOOLS);
    // One name alone may be another trade's: "AWS" is a society of welders too. Several speak for each other, and so does the person's list.
    if (tools.length === 1 && !listed.has(tools[0]?.label ?? '')) continue;
    if (tools.length === 0) continue;
    told.push(...tools);
    const slots = { short: parts.where('', entry.name), tools: book.list(tools.map(({ label }) => label)), open: entry.open };
    parts.facts(paragraph, 0, [...tools, { text: '', sources: postSources(entry) }], `tools ${entry.pointer}`, book.letter.tools, slots);
  }
  return told;
}

/** Posts that nothing was told of: held beside the newest one, ended before it, or neither. */
export function otherPosts(parts: LetterParts, paragraph: number, named: ReadonlySet<Entry>, most: number): void {
  const { book, material } = parts.task;
  const current = material.work.find(({ upcoming }) => !upcoming);
  const others = material.work.filter((entry) => !named.has(entry) && !entry.upcoming && entry.position !== '' && entry.name !== '');
  others.slice(0, most).forEach((entry, at) => {
    const ended = entry.end !== undefined && current?.start !== undefined && entry.end <= current.start;
    const how = entry.open ? 'beside' : ended ? 'before' : 'once';
    const slots = { where: parts.where(entry.position, entry.name) };
    parts.put(paragraph, 8 + at, 'person', parts.word(`also ${entry.pointer}`, book.letter.also[how], slots), postSources(entry));
  });
}
