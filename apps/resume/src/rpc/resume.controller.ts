import { Controller, Inject } from '@nestjs/common';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
import { resumeV1 } from '#contracts';
import { CallableBy } from '#grpc';
import { VitaeError, type UserId } from '#common';
import { strict } from '#json-resume';
import { ImportService } from '../import/import.service.js';
import { LetterService } from '../letter/letter.service.js';
import { ResumeService } from '../resume/resume.service.js';
import { idOf, optionalText, requiredId, requiredText, toStatement } from './resume.mapper.js';

const LONGEST_OPERATION_ID = 128;

/** The door for Jobs and the executor. Every call names the owner; what is not the owner's is NOT_FOUND. */
@Controller()
@resumeV1.ResumeServiceControllerMethods()
export class ResumeRpcController implements resumeV1.ResumeServiceController {
  constructor(
    @Inject(ResumeService) private readonly resumes: ResumeService,
    @Inject(LetterService) private readonly letters: LetterService,
    @Inject(ImportService) private readonly imports: ImportService,
  ) {}

  @CallableBy('jobs', 'executor')
  async getResume(request: resumeV1.GetResumeRequest): Promise<resumeV1.GetResumeResponse> {
    const ownerId = requiredId<UserId>(request.ownerId, 'owner_id');
    const { resume, at } = await this.resumes.getVersion(ownerId, idOf(request.resumeId), request.version);
    const content = request.withContent ? Buffer.from(JSON.stringify(at.content)) : Buffer.alloc(0);
    return { resumeId: resume.id, version: at.version, title: at.title, kind: resume.kind, content };
  }

  @CallableBy('executor')
  async saveTailoredResume(request: resumeV1.SaveTailoredResumeRequest): Promise<resumeV1.SaveTailoredResumeResponse> {
    const ownerId = requiredId<UserId>(request.ownerId, 'owner_id');
    const read = strict(request.content);
    if (!read.ok) throw new VitaeError('BAD_USER_INPUT', `The content cannot be stored: ${read.refusal.message}`);
    const saved = await this.resumes.saveTailored(ownerId, {
      operationId: requiredText(request.operationId, 'operation_id', LONGEST_OPERATION_ID),
      parent: { id: requiredId(request.parentId, 'parent_id'), version: request.parentVersion },
      title: request.title,
      content: read.value,
      statements: request.provenance.map(toStatement),
    });
    if (!saved.ok) throw new VitaeError('BAD_USER_INPUT', `The résumé cannot be stored: ${saved.issues[0]?.message ?? 'it is not valid'}`);
    return { resumeId: saved.value.id, created: saved.value.created };
  }

  @CallableBy('executor')
  async saveCoverLetter(request: resumeV1.SaveCoverLetterRequest): Promise<resumeV1.SaveCoverLetterResponse> {
    const saved = await this.letters.save(requiredId<UserId>(request.ownerId, 'owner_id'), {
      operationId: requiredText(request.operationId, 'operation_id', LONGEST_OPERATION_ID),
      resumeId: requiredId(request.resumeId, 'resume_id'),
      resumeVersion: request.resumeVersion,
      body: request.body,
      postingTitle: optionalText(request.postingTitle),
      company: optionalText(request.company),
      statements: request.provenance.map(toStatement),
    });
    return { coverLetterId: saved.id, created: saved.created };
  }

  @CallableBy('executor')
  importStagedChunk(
    request: resumeV1.ImportStagedChunkRequest,
    _metadata?: Metadata,
    call?: ServerUnaryCall<resumeV1.ImportStagedChunkRequest, resumeV1.ImportStagedChunkResponse>,
  ): Promise<resumeV1.ImportStagedChunkResponse> {
    const { attempt, fence } = request;
    const [ownerId, itemId] = [requiredId<UserId>(request.ownerId, 'owner_id'), requiredId<string>(request.itemId, 'item_id')];
    return this.imports.importClaimed({ ownerId, itemId, attempt, fence }, goneOf(call));
  }

  @CallableBy('executor')
  importChunk(
    request: resumeV1.ImportChunkRequest,
    _metadata?: Metadata,
    call?: ServerUnaryCall<resumeV1.ImportChunkRequest, resumeV1.ImportChunkResponse>,
  ): Promise<resumeV1.ImportChunkResponse> {
    const chunk = {
      ownerId: requiredId<UserId>(request.ownerId, 'owner_id'),
      uploadId: requiredId<never>(request.uploadId, 'upload_id'),
      chunk: request.chunk,
      indexes: request.indexes,
      body: Buffer.from(request.body.buffer, request.body.byteOffset, request.body.byteLength),
    };
    return this.imports.import(chunk, request.zstd, goneOf(call));
  }
}

/** Aborts when the caller cancelled, its deadline has passed or its connection is gone. */
function goneOf(call: Pick<ServerUnaryCall<unknown, unknown>, 'cancelled' | 'on'> | undefined): AbortSignal {
  const gone = new AbortController();
  call?.on('cancelled', () => gone.abort());
  if (call?.cancelled) gone.abort();
  return gone.signal;
}
