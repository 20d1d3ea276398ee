import type { LetterDraft, Master, ResumeDraft, StatementSource, WritingTask } from '#documents';
import type { Posting } from '#language';
import { getPointer, isJsonObject, type JsonObject } from '#strict-json';
import type { LetterPlan } from './prompts/letter.v1.js';
import type { ResumePlan } from './prompts/resume.v1.js';

type Section = 'work' | 'projects';
type Worded = ResumePlan['work'][number];

const ENTRY = /^\/(work|projects)\/(0|[1-9]\d*)$/;

/** Entries of a plan that name no entry of the master; a plan with one is not used. */
export const strayEntries = (plan: ResumePlan, master: Master): readonly string[] =>
  [...plan.work.map((w) => ['work', w.entry] as const), ...plan.projects.map((p) => ['projects', p.entry] as const)]
    .filter(([section, entry]) => ENTRY.exec(entry)?.[1] !== section || !isJsonObject(getPointer(master, entry)))
    .map(([, entry]) => entry);

/** A copy that can be written to; the master is JSON, and stays as it is. */
const copyOf = (master: Master): JsonObject => JSON.parse(JSON.stringify(master)) as JsonObject;

/**
 * The résumé a plan describes: the master, with the planned headline, summary, highlights and skill groups. Every employer stays with its
 * dates, and so does every key nobody planned. What comes from the plan is a claim until it was checked.
 */
export function assembleResume(plan: ResumePlan, { master, posting, language }: WritingTask): ResumeDraft {
  const content = copyOf(master);
  const sources: StatementSource[] = [];
  const basics: JsonObject = isJsonObject(content['basics']) ? content['basics'] : {};
  if (plan.headline) {
    basics['label'] = plan.headline.text;
    sources.push({ pointer: '/basics/label', sources: plan.headline.sources });
  }
  if (plan.summary.length > 0) {
    basics['summary'] = plan.summary.map((s) => s.text).join(language === 'ja' ? '' : ' ');
    sources.push({ pointer: '/basics/summary', sources: [...new Set(plan.summary.flatMap((s) => s.sources))] });
  }
  content['basics'] = basics;
  sources.push(...word(content, 'work', plan.work, false), ...word(content, 'projects', plan.projects, true));
  if (plan.skills.length > 0) content['skills'] = plan.skills.map(({ name, keywords }) => ({ name, keywords }));
  return { title: titleOf(posting, master), content, sources };
}

/** What a person calls this version: what it was made for. Not the model's to say, since nothing checks a name. */
function titleOf(posting: Posting, master: Master): string {
  const label = getPointer(master, '/basics/label');
  return [posting.title ?? (typeof label === 'string' ? label : undefined), posting.company].filter(Boolean).join(', ');
}

/** Puts planned highlights into a section's entries, which keep their order, or come in the plan's order with the rest after. */
function word(content: JsonObject, section: Section, planned: readonly Worded[], reorder: boolean): StatementSource[] {
  const own = content[section];
  if (!Array.isArray(own)) return [];
  const byIndex = new Map(planned.map((w) => [Number(ENTRY.exec(w.entry)?.[2]), w]));
  const rest = own.map((_, index) => index).filter((index) => !byIndex.has(index));
  const order = reorder ? [...byIndex.keys(), ...rest] : own.map((_, index) => index);
  const sources: StatementSource[] = [];
  content[section] = order.flatMap((from, to) => {
    const entry = own[from];
    const worded = byIndex.get(from);
    if (entry === undefined) return [];
    if (!worded || !isJsonObject(entry) || worded.highlights.length === 0) return [entry];
    worded.highlights.forEach((h, i) => sources.push({ pointer: `/${section}/${to}/highlights/${i}`, sources: h.sources }));
    return [{ ...entry, highlights: worded.highlights.map((h) => h.text) }];
  });
  return sources;
}

/** Paragraph 0 is the salutation, 5 the close with the person's own name, which the model is not asked for. */
export function assembleLetter(plan: LetterPlan, master: Master): LetterDraft {
  const name = getPointer(master, '/basics/name');
  const frame = (text: string, paragraph: number) => ({ text, paragraph, about: 'frame' as const, sources: [] });
  const body = plan.paragraphs.flatMap(({ sentences }, i) => sentences.map((s) => ({ ...s, paragraph: i + 1 })));
  const signature = typeof name === 'string' && name.trim() !== '' ? [{ ...frame(name.trim(), 5), sources: ['/basics/name'] }] : [];
  const formulas = (text: string, paragraph: number) => (text === '' ? [] : [frame(text, paragraph)]);
  return { sentences: [...formulas(plan.salutation, 0), ...body, ...formulas(plan.close, 5), ...signature] };
}
