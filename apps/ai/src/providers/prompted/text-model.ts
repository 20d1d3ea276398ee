import type { z } from 'zod';

/** What a model is asked. `user` holds instructions of ours and, in marked blocks, data of others. */
export interface ModelPrompt {
  readonly system: string;
  readonly user: string;
  /** The shape of the answer, for models that can be held to one. It is checked in any case. */
  readonly schema: z.ZodType;
  readonly maxOutputTokens: number;
}

/** `length`: the answer was cut off at the budget. */
export interface Completion {
  readonly text: string;
  readonly finish: 'stop' | 'length';
}

/**
 * A model that answers text with text. Throws ProviderBusy, or VitaeError AI_REFUSED (it will not), AI_OUTPUT_INVALID (an answer without
 * text), PROVIDER_CONFIG, PROVIDER_UNAVAILABLE or DEADLINE_EXCEEDED. No text of the provider is in any of them: it may quote the input.
 */
export interface TextModel {
  readonly provider: string;
  readonly model: string;
  readonly available: boolean;
  readonly waitingUntil?: Date | undefined;
  complete(prompt: ModelPrompt, signal: AbortSignal): Promise<Completion>;
}
