import { GoogleGenerativeAI, type FinishReason, type GenerateContentResponse, type ResponseSchema } from '@google/generative-ai';
import { steadyClock, VitaeError, type Clock } from '#common';
import { ProviderBusy } from '../document-writer.js';
import type { Completion, ModelPrompt, TextModel } from '../prompted/text-model.js';
import { PLAIN_ANSWER, watched } from './answer-watch.js';
import { classify } from './gemini.errors.js';
import type { GeminiKey } from './gemini-key.js';
import { geminiSchema } from './gemini-schema.js';

export interface GeminiOptions {
  readonly model: string;
  readonly baseUrl: string;
  readonly timeoutMs: number;
  readonly key: GeminiKey;
  /** What a wait is measured by; default: the steady one. */
  readonly clock?: Clock;
}

/** Low: the person's own words are wanted, not the model's. */
const TEMPERATURE = 0.3;

/** The longest document and a model's thoughts about it are some 200 kB; what is longer would be paid for in memory by everybody. */
const LARGEST_ANSWER = 2_000_000;

/** Finish reasons by which a model declines. Names beyond the SDK's list are Google's later ones. */
const REFUSALS: ReadonlySet<string> = new Set([
  'SAFETY',
  'RECITATION',
  'LANGUAGE',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'SPII',
  'IMAGE_SAFETY',
]);

/** Google's Gemini through the SDK the product's card names. One call, no retry of its own: the item is tried again, with its back-off. */
export class GeminiClient implements TextModel {
  readonly provider = 'gemini';
  private busyUntil = 0;
  private readonly clock: Clock;

  constructor(private readonly options: GeminiOptions) {
    this.clock = options.clock ?? steadyClock;
  }

  get model(): string {
    return this.options.model;
  }

  get available(): boolean {
    return this.options.key.current !== undefined;
  }

  get waitingUntil(): Date | undefined {
    const left = this.busyUntil - this.clock.now();
    return left > 0 ? new Date(Date.now() + left) : undefined;
  }

  async complete(prompt: ModelPrompt, signal: AbortSignal): Promise<Completion> {
    const timeout = AbortSignal.timeout(this.options.timeoutMs);
    const aborted = (): 'timeout' | 'caller' | undefined => (signal.aborted ? 'caller' : timeout.aborted ? 'timeout' : undefined);
    const call = (tooLong: AbortSignal): Promise<GenerateContentResponse> => this.call(prompt, AbortSignal.any([signal, timeout, tooLong]));
    const response = await watched(LARGEST_ANSWER, call, (error, { retryAfterMs, tooLong }) => {
      if (tooLong) throw new VitaeError('AI_OUTPUT_INVALID', 'The answer of the model is far too long');
      const failure = classify(error, retryAfterMs, aborted());
      if (failure instanceof ProviderBusy) this.busyUntil = this.clock.now() + failure.retryAfterMs;
      throw failure;
    });
    return toCompletion(response);
  }

  private async call(prompt: ModelPrompt, signal: AbortSignal): Promise<GenerateContentResponse> {
    const { key, model, baseUrl } = this.options;
    const apiKey = key.current;
    if (apiKey === undefined) throw new VitaeError('PROVIDER_CONFIG', 'The AI provider has no key');
    const client = new GoogleGenerativeAI(apiKey).getGenerativeModel(
      {
        model,
        systemInstruction: prompt.system,
        generationConfig: {
          responseMimeType: 'application/json',
          responseSchema: geminiSchema(prompt.schema) as unknown as ResponseSchema,
          maxOutputTokens: prompt.maxOutputTokens,
          temperature: TEMPERATURE,
        },
      },
      { baseUrl: baseUrl.replace(/\/+$/, ''), customHeaders: PLAIN_ANSWER },
    );
    const { response } = await client.generateContent(prompt.user, { signal });
    return response;
  }
}

interface Part {
  readonly text?: unknown;
  /** Set where the text is the model thinking aloud: no part of its answer. */
  readonly thought?: unknown;
}

/** The answer's text, or what its absence means. A shape that is not Google's is an answer that cannot be used. */
function toCompletion(response: GenerateContentResponse): Completion {
  if (response.promptFeedback?.blockReason) throw refused();
  const candidate = response.candidates?.[0];
  const reason: FinishReason | string | undefined = candidate?.finishReason;
  if (reason !== undefined && REFUSALS.has(reason)) throw refused();
  const parts: unknown = candidate?.content?.parts;
  const texts = Array.isArray(parts)
    ? parts
        .filter((p: Part) => p?.thought !== true)
        .map((p: Part) => p?.text)
        .filter((t) => typeof t === 'string')
    : [];
  if (reason === 'MAX_TOKENS') return { text: texts.join(''), finish: 'length' };
  if (reason !== 'STOP' || texts.length === 0) throw new VitaeError('AI_OUTPUT_INVALID', 'The model gave no answer');
  return { text: texts.join(''), finish: 'stop' };
}

const refused = (): VitaeError => new VitaeError('AI_REFUSED', 'The model refused to write this document');
