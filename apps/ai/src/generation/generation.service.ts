import { VitaeError } from '#common';
import { traced } from '#telemetry';
import type { Desk, DeskLetter, DeskResume, OwnedTask } from '../desk/desk.js';
import type { ModelRegistry } from '../model/model-registry.js';
import { ProviderBusy, type DocumentWriter, type RemoteWriter, type Sending } from '../providers/document-writer.js';
import {
  tooThin,
  type Coverage,
  type DocumentKind,
  type Refused,
  type RefusedStatement,
  type LetterDraft,
  type ResumeDraft,
} from '#documents';
import type { FinalCode, Generated, GenerationDetail } from './generated.js';
import type { GenerationMetrics } from './generation.metrics.js';
import type { ProviderPlaces } from './provider-places.js';

export interface GenerationRequest extends OwnedTask {
  readonly kind: DocumentKind;
  /** '' for the default model. */
  readonly model: string;
}

/** Failures that are answers about the document and not about the call. BAD_USER_INPUT: it took too long, and would again. */
const FINAL = new Set(['AI_OUTPUT_INVALID', 'AI_REFUSED', 'BAD_USER_INPUT']);

/**
 * Writer → check → what stands. Whoever wrote it, every statement is checked against the person's own data, and an unsupported one never
 * stands: the person's own words take its place, or nothing does.
 */
export class GenerationService {
  constructor(
    private readonly models: ModelRegistry,
    private readonly desk: Desk,
    private readonly places: ProviderPlaces,
    private readonly metrics: GenerationMetrics,
  ) {}

  /** `sending` is told every request that leaves the house. Throws BAD_USER_INPUT (unknown model), POSTING_EMPTY, MASTER_EMPTY, PROVIDER_CONFIG, PROVIDER_UNAVAILABLE, OVERLOADED or DEADLINE_EXCEEDED. */
  async generate(request: GenerationRequest, signal: AbortSignal, sending?: Sending): Promise<Generated> {
    const writer = this.models.get(request.model);
    return this.metrics.measured(writer.provider, request.kind, () => this.write(request, writer, signal, sending));
  }

  private async write(request: GenerationRequest, writer: DocumentWriter, signal: AbortSignal, sending?: Sending): Promise<Generated> {
    try {
      // Before a provider is paid for what nothing can be written from; a writer of our own finds out by itself.
      if (writer.atDesk !== true) await this.desk.work('ground', request, undefined, signal);
      return request.kind === 'RESUME'
        ? await this.resume(request, writer, signal, sending)
        : await this.letter(request, writer, signal, sending);
    } catch (error) {
      if (error instanceof ProviderBusy) {
        return { is: 'deferred', scope: error.scope, reason: error.reason, retryAfterMs: error.retryAfterMs };
      }
      if (error instanceof VitaeError && FINAL.has(error.code)) {
        return { is: 'failed', code: error.code as FinalCode, message: error.message, detail: detailOf(writer, request, []) };
      }
      throw error;
    }
  }

  private async resume(task: GenerationRequest, writer: DocumentWriter, signal: AbortSignal, sending?: Sending): Promise<Generated> {
    const ours = (draft?: ResumeDraft): Promise<DeskResume> => this.desk.work('resume', task, draft, signal);
    const { title, content, provenance, refused, coverage, prompt } = await (writer.atDesk === true
      ? asked(writer, () => ours())
      : ours(await this.elsewhere(writer, task, signal, () => writer.writeResume(task, signal, sending))));
    const detail = detailOf(writer, task, refused, prompt, coverage);
    return { is: 'resume', title: titleOf(title), content, provenance, detail };
  }

  /** A question to a provider, in one of its places. */
  private elsewhere<T>(writer: RemoteWriter, { ownerId = '' }: GenerationRequest, signal: AbortSignal, ask: () => Promise<T>): Promise<T> {
    return this.places.run(writer.provider, ownerId, signal, () => asked(writer, ask));
  }

  /** A letter of which too little is left is asked for once more, with what was refused; then it is given up. */
  private async letter(task: GenerationRequest, writer: DocumentWriter, signal: AbortSignal, sending?: Sending): Promise<Generated> {
    let refused: readonly Refused[] = [];
    for (let attempt = 1; attempt <= (writer.varies ? 2 : 1); attempt++) {
      const told = refused.map(toRefusedStatement);
      const ours = (draft?: LetterDraft): Promise<DeskLetter> => this.desk.work('letter', task, draft, signal);
      const checked = await (writer.atDesk === true
        ? asked(writer, () => ours())
        : ours(await this.elsewhere(writer, task, signal, () => writer.writeLetter(task, told, signal, sending))));
      refused = [...refused, ...checked.refused];
      if (tooThin(checked.sentences, task.language)) continue;
      const detail = detailOf(writer, task, refused, checked.prompt, checked.coverage);
      return { is: 'letter', body: checked.body, provenance: checked.provenance, detail };
    }
    const message = 'Too little of the letter could be traced to the résumé';
    return { is: 'failed', code: 'AI_OUTPUT_INVALID', message, detail: detailOf(writer, task, refused) };
  }
}

/** OpenTelemetry's names of providers; one it does not know has its own. */
const PROVIDER_NAMES: Readonly<Record<string, string>> = { gemini: 'gcp.gemini' };

/** One question to a model. Which, and how it ended: nothing of what was asked or answered. */
function asked<T>({ provider, model }: DocumentWriter, ask: () => Promise<T>): Promise<T> {
  const attributes = {
    'gen_ai.operation.name': 'generate_content',
    'gen_ai.provider.name': PROVIDER_NAMES[provider] ?? provider,
    'gen_ai.request.model': model,
    'gen_ai.output.type': 'json',
  };
  return traced(`generate_content ${model}`, { kind: 'client', attributes }, ask);
}

/** What Resume takes, in characters. */
const MAX_TITLE_LENGTH = 200;

const titleOf = (title: string): string => [...title.trim()].slice(0, MAX_TITLE_LENGTH).join('') || 'Tailored résumé';

const toRefusedStatement = ({ statement, reason }: Refused): RefusedStatement => ({ statement, reason });

function detailOf(
  { model, provider }: DocumentWriter,
  { language }: GenerationRequest,
  refused: readonly Refused[],
  prompt?: string,
  coverage?: Coverage,
): GenerationDetail {
  const base = { model, provider, language, ...(prompt === undefined ? {} : { prompt }), refused };
  if (!coverage) return base;
  const { missing, ...figures } = coverage;
  return { ...base, coverage: figures, missing };
}
