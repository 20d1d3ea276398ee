import { FOREIGN_REASONS, foreignIn, type Discarded, type WritingTask } from '#documents';
import { looksMasked } from './privacy/mask.js';
import type { LetterPlan } from './prompts/letter.v1.js';
import type { ResumePlan } from './prompts/resume.v1.js';

interface Statement {
  readonly text: string;
}

/** Takes statements with foreign matter out of plans, and remembers them. */
class Screen {
  readonly discarded: Discarded[] = [];

  constructor(private readonly task: WritingTask) {}

  passes = ({ text }: Statement): boolean => {
    // A mask that stands for nothing, or for what the model was not given: nobody can say what was meant.
    const kind = looksMasked(text) && !JSON.stringify(this.task.master).includes(text) ? 'hidden' : foreignIn(text, this.task);
    if (kind !== undefined) this.discarded.push({ statement: text, kind, reason: FOREIGN_REASONS[kind] });
    return kind === undefined;
  };
}

export interface Screened<P> {
  readonly plan: P;
  readonly discarded: readonly Discarded[];
}

export function screenResume(plan: ResumePlan, task: WritingTask): Screened<ResumePlan> {
  const screen = new Screen(task);
  const worded = (list: ResumePlan['work']): ResumePlan['work'] =>
    list.map((w) => ({ ...w, highlights: w.highlights.filter(screen.passes) }));
  const clean = {
    ...plan,
    headline: plan.headline && screen.passes(plan.headline) ? plan.headline : null,
    summary: plan.summary.filter(screen.passes),
    work: worded(plan.work),
    projects: worded(plan.projects),
    skills: plan.skills.filter(({ name }) => screen.passes({ text: name })),
  };
  return { plan: clean, discarded: screen.discarded };
}

export function screenLetter(plan: LetterPlan, task: WritingTask): Screened<LetterPlan> {
  const screen = new Screen(task);
  const paragraphs = plan.paragraphs.map(({ sentences }) => ({ sentences: sentences.filter(screen.passes) }));
  const formula = (text: string): string => (screen.passes({ text }) ? text : '');
  const clean = { ...plan, paragraphs, salutation: formula(plan.salutation), close: formula(plan.close) };
  return { plan: clean, discarded: screen.discarded };
}
