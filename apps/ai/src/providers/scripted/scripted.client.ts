import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { VitaeError } from '#common';
import { ProviderBusy } from '../document-writer.js';
import type { Completion, ModelPrompt, TextModel } from '../prompted/text-model.js';

const Step = z.strictObject({
  /** The answer; an object is sent as its JSON. */
  answer: z.union([z.string(), z.record(z.string(), z.unknown())]).optional(),
  finish: z.enum(['stop', 'length']).default('stop'),
  busyMs: z.int().min(1).optional(),
  fail: z.enum(['AI_REFUSED', 'AI_OUTPUT_INVALID', 'PROVIDER_CONFIG', 'PROVIDER_UNAVAILABLE']).optional(),
});
const Script = z.array(Step).min(1);

/** A model that says what a file tells it, one step a call, the last one for ever. For tests: it exists only where AI_SCRIPT_FILE names one. */
export class ScriptedClient implements TextModel {
  readonly provider = 'scripted';
  readonly model = 'scripted';
  readonly available = true;
  private readonly steps: z.output<typeof Script>;
  readonly prompts: ModelPrompt[] = [];

  /** Throws CONFIG_INVALID for a file that holds no script. */
  constructor(file: string) {
    try {
      this.steps = Script.parse(JSON.parse(readFileSync(file, 'utf8')));
    } catch (cause) {
      throw new VitaeError('CONFIG_INVALID', 'Configuration: AI_SCRIPT_FILE: holds no script', { cause });
    }
  }

  async complete(prompt: ModelPrompt): Promise<Completion> {
    const step = this.steps[Math.min(this.prompts.push(prompt), this.steps.length) - 1];
    if (step?.busyMs !== undefined) throw new ProviderBusy('provider:scripted', 'RATE_LIMITED', step.busyMs);
    if (step?.fail) throw new VitaeError(step.fail, 'Failed as scripted');
    const { answer = '', finish = 'stop' } = step ?? {};
    return { text: typeof answer === 'string' ? answer : JSON.stringify(answer), finish };
  }
}
