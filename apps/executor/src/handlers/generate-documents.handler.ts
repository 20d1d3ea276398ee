import { isErrorCode, VitaeError } from '#common';
import { aiV1, type JobResult, type resumeV1 } from '#contracts';
import type { GrpcClient } from '#grpc';
import { Deferral } from '../execution/outcome.js';
import type { Handler, Task } from '../execution/task.js';
import type { HandlerPorts } from './handler-ports.js';
import { detailOf, toSavedProvenance } from './provenance.mapper.js';
import { unlessAway } from './unless-away.js';

const READ_MS = 5_000;
const SAVE_MS = 10_000;
/** A provider has 60 s and may be asked twice (a repair, a letter with too little left); the job type's deadline stands above all. */
const GENERATE_MS = 115_000;
const DEFAULT_DEFERRAL_MS = 30_000;

type Resumes = Pick<GrpcClient<resumeV1.ResumeServiceService>, 'getResume' | 'saveTailoredResume' | 'saveCoverLetter'>;
type Ai = Pick<GrpcClient<aiV1.AiServiceService>, 'generateDocument'>;

/**
 * One document for one posting: the master at its pinned version, what AI writes of it, stored once. Both effects carry the item's id, so
 * a repeated run neither pays again nor stores twice.
 */
export class GenerateDocumentsHandler implements Handler<'generate-documents'> {
  readonly jobType = 'generate-documents';

  constructor(
    private readonly resumes: Resumes,
    private readonly ai: Ai,
  ) {}

  async handle(task: Task<'generate-documents'>, signal: AbortSignal): Promise<JobResult<'generate-documents'>> {
    const { ownerId, itemId, payload: input } = task;
    const wanted = { ownerId, resumeId: input.masterResumeId, version: input.masterVersion, withContent: true };
    const master = await unlessAway('resume', this.resumes.getResume(wanted, { deadlineMs: READ_MS, signal }));
    const written = await this.write(task, master, signal);
    const provenance = written.provenance.map(toSavedProvenance);
    if (input.kind === 'RESUME') {
      const saving = this.resumes.saveTailoredResume(
        {
          ownerId,
          operationId: itemId,
          parentId: master.resumeId,
          parentVersion: master.version,
          title: written.title,
          content: written.content,
          provenance,
        },
        { deadlineMs: SAVE_MS, signal },
      );
      const saved = await unlessAway('resume', saving);
      return { kind: 'RESUME', id: saved.resumeId, detail: detailOf(written.detail) };
    }
    const { title, company } = input.posting;
    const saving = this.resumes.saveCoverLetter(
      {
        ownerId, operationId: itemId, resumeId: master.resumeId, resumeVersion: master.version, body: written.body,
        postingTitle: title ?? '', company: company ?? '', provenance,
      },
      { deadlineMs: SAVE_MS, signal },
    ); // prettier-ignore
    const saved = await unlessAway('resume', saving);
    return { kind: 'COVER_LETTER', id: saved.coverLetterId, detail: detailOf(written.detail) };
  }

  /** Throws Deferral, or a VitaeError with the facts, for what AI answered instead of a document. Not tried again here: the item is, with back-off. */
  private async write(
    task: Task<'generate-documents'>,
    master: resumeV1.GetResumeResponse,
    signal: AbortSignal,
  ): Promise<aiV1.GenerateDocumentResponse> {
    const { payload: input } = task;
    const { posting } = input;
    const writing = this.ai.generateDocument(
      {
        operationId: task.itemId,
        ownerId: task.ownerId,
        kind: input.kind === 'RESUME' ? aiV1.DocumentKind.DOCUMENT_KIND_RESUME : aiV1.DocumentKind.DOCUMENT_KIND_COVER_LETTER,
        model: input.model ?? '',
        tone: input.tone ?? '',
        language: input.language ?? '',
        master: master.content,
        posting: { title: posting.title ?? '', company: posting.company ?? '', url: posting.url ?? '', text: posting.text },
      },
      { deadlineMs: GENERATE_MS, signal, retry: false },
    );
    const answer = await unlessAway('ai', writing);
    const { deferral, failure } = answer;
    if (deferral) throw new Deferral(deferral.scope, deferral.reason, deferral.retryAfterMs || DEFAULT_DEFERRAL_MS);
    if (failure) {
      const code = isErrorCode(failure.code) ? failure.code : 'AI_OUTPUT_INVALID';
      throw new VitaeError(code, failure.message, { details: detailOf(failure.detail) ?? {} });
    }
    return answer;
  }
}

export const createHandler = ({ resumes, ai }: HandlerPorts): GenerateDocumentsHandler => new GenerateDocumentsHandler(resumes, ai);
