import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { VitaeError } from '#common';
import { echoes, type LetterDraft, type RefusedStatement, type ResumeDraft, type WritingTask } from '#documents';
import type { Language } from '#language';
import type { RemoteWriter, Sending } from '../document-writer.js';
import { assembleLetter, assembleResume, strayEntries } from './assemble.js';
import { dataBlock } from './data-block.js';
import { readOutput } from './json-output.js';
import { answersIn } from './answer-language.js';
import { Mask, POSTING_TEXT } from './privacy/mask.js';
import { sendableMaster } from './privacy/sendable-master.js';
import { plainTexts } from './plain-text.js';
import { LETTER_PROMPT, LetterPlanV1, letterTaskV1, type LetterPlan } from './prompts/letter.v1.js';
import { RESUME_PROMPT, ResumePlanV1, resumeTaskV1, type ResumePlan } from './prompts/resume.v1.js';
import { rulesV1 } from './prompts/rules.v1.js';
import { screenLetter, screenResume } from './screen.js';
import type { Completion, TextModel } from './text-model.js';

const NAMES: Readonly<Record<Language, string>> = { en: 'English', fr: 'French', de: 'German', es: 'Spanish', ja: 'Japanese' };

/** Output budgets in tokens. Models that think count their thoughts, so they are several times what a document takes. */
const RESUME_TOKENS = 16_384;
const LETTER_TOKENS = 8_192;

interface Question<T extends z.ZodType> {
  readonly prompt: string;
  readonly schema: T;
  readonly task: string;
  /** The task without data of others: words an answer may not repeat. */
  readonly instructions: string;
  readonly blocks: string;
  readonly tokens: number;
  readonly mask: Mask;
  /** What is wrong with a well-formed answer, if anything is. */
  readonly problemOf?: (value: z.output<T>) => string | undefined;
}

/**
 * Documents by a text model: a prompt in which posting and résumé are data, an answer held to a shape, and one second try: with twice the
 * budget for an answer that was cut off, with what was wrong for one that was not of the shape.
 */
export class PromptedWriter implements RemoteWriter {
  readonly varies = true;
  private readonly canary = `VT-${randomBytes(9).toString('hex')}`;

  constructor(private readonly text: TextModel) {}

  get provider(): string {
    return this.text.provider;
  }

  get model(): string {
    return this.text.model;
  }

  get available(): boolean {
    return this.text.available;
  }

  get waitingUntil(): Date | undefined {
    return this.text.waitingUntil;
  }

  async writeResume(task: WritingTask, signal: AbortSignal, sending: Sending = nobody): Promise<ResumeDraft> {
    const answer = await this.ask(
      {
        prompt: RESUME_PROMPT,
        schema: ResumePlanV1,
        task: resumeTaskV1(NAMES[task.language]),
        instructions: resumeTaskV1(NAMES[task.language]),
        ...dataOf(task),
        tokens: RESUME_TOKENS,
        problemOf: (value) =>
          strayEntries(value, task.master).length > 0
            ? 'it worded entries that are not in the résumé'
            : answersIn(task.language, proseOfResume(value), task.master)
              ? undefined
              : foreign(task.language),
      },
      signal,
      sending,
    );
    const { plan, discarded } = screenResume(answer, task);
    return { ...assembleResume(plan, task), prompt: RESUME_PROMPT, discarded };
  }

  async writeLetter(
    task: WritingTask,
    refused: readonly RefusedStatement[],
    signal: AbortSignal,
    sending: Sending = nobody,
  ): Promise<LetterDraft> {
    const data = dataOf(task);
    const again = refused.length === 0 ? '' : dataBlock('REFUSED', refused.map((r) => data.mask.hide(r.statement)).join('\n'));
    const question: Question<typeof LetterPlanV1> = {
      prompt: LETTER_PROMPT,
      schema: LetterPlanV1,
      task: letterTaskV1(NAMES[task.language], task.tone, again),
      instructions: letterTaskV1(NAMES[task.language], task.tone, ''),
      ...data,
      tokens: LETTER_TOKENS,
      problemOf: (value) => (answersIn(task.language, proseOfLetter(value), task.master) ? undefined : foreign(task.language)),
    };
    const { plan, discarded } = screenLetter(await this.ask(question, signal, sending), task);
    return { ...assembleLetter(plan, task.master), prompt: LETTER_PROMPT, discarded };
  }

  private async ask<T extends z.ZodType>(question: Question<T>, signal: AbortSignal, sending: Sending): Promise<z.output<T>> {
    const first = await this.complete(question, '', question.tokens, signal, sending);
    const read = this.read(question, first);
    if (read.ok) return read.value;
    const cutOff = first.finish === 'length';
    const note = cutOff
      ? ''
      : `\nYour last answer could not be used: ${read.problem}. Answer again, with one JSON object of the asked shape.`;
    const tokens = cutOff ? question.tokens * 2 : question.tokens;
    const second = this.read(question, await this.complete(question, note, tokens, signal, sending));
    if (second.ok) return second.value;
    throw new VitaeError('AI_OUTPUT_INVALID', `The model twice gave an answer that could not be used: ${second.problem}`);
  }

  private async complete(
    { prompt, schema, task, blocks }: Question<z.ZodType>,
    note: string,
    maxOutputTokens: number,
    signal: AbortSignal,
    sending: Sending,
  ): Promise<Completion> {
    const user = `${task}${note}\n\n${blocks}`;
    // Without the canary: who knows it could have every answer thrown away.
    await sending({ provider: this.provider, model: this.model, prompt, instructions: rulesV1('…'), text: user });
    return this.text.complete({ system: rulesV1(this.canary), user, schema, maxOutputTokens }, signal);
  }

  /** Throws AI_REFUSED for a plain refusal and AI_OUTPUT_INVALID for an answer that repeats our rules: neither is asked again. */
  private read<T extends z.ZodType>(
    question: Question<T>,
    { text, finish }: Completion,
  ): { ok: true; value: z.output<T> } | { ok: false; problem: string } {
    if (text.includes(this.canary) || echoes(text, rulesV1('')) || echoes(text, question.instructions))
      throw new VitaeError('AI_OUTPUT_INVALID', 'The model repeated its instructions');
    if (finish === 'length') return { ok: false, problem: 'it was cut off' };
    const output = readOutput(question.schema, text);
    if (!output.ok) {
      if (output.refusal) throw new VitaeError('AI_REFUSED', 'The model refused to write this document');
      return output;
    }
    const value = plainTexts(question.mask.restoreIn(output.value));
    const problem = question.problemOf?.(value);
    return problem === undefined ? { ok: true, value } : { ok: false, problem };
  }
}

const nobody: Sending = async () => {
  // A caller that keeps no record.
};

const foreign = (language: Language): string => `it was not written in ${NAMES[language]}`;

const proseOfResume = ({ summary, work, projects }: ResumePlan): string[] => [
  ...summary.map((s) => s.text),
  ...[...work, ...projects].flatMap((entry) => entry.highlights.map((h) => h.text)),
];
const proseOfLetter = ({ paragraphs }: LetterPlan): string[] => paragraphs.flatMap((p) => p.sentences.map((s) => s.text));

/** The data of a question with what is private masked, and the masks. */
function dataOf({ master, posting }: WritingTask): { readonly blocks: string; readonly mask: Mask } {
  const mask = new Mask(master);
  const sendable = sendableMaster(master);
  for (const text of [JSON.stringify(sendable), posting.text]) mask.meet(text);
  const hidden = JSON.stringify(mask.hideIn(sendable));
  const about = [posting.title, posting.company].map((line) => line && mask.hide(line, 'name')).filter(Boolean);
  const advertisement = `${about.join('\n')}\n\n${mask.hide(posting.text, POSTING_TEXT)}`.trim();
  return { blocks: `${dataBlock('RESUME', hidden)}\n\n${dataBlock('POSTING', advertisement)}`, mask };
}
