import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import { VitaeError, type UserId } from '#common';
import { resumeV1 } from '#contracts';
import { CallableBy, idOf, requiredId, requiredText } from '#grpc';
import { strict } from '#strict-json';
import { ContentText } from '../content/content-text.loader.js';
import { MAX_OPERATION_ID_LENGTH } from '../operation/operation.repository.js';
import { toStatement } from '../provenance/provenance-rpc.mapper.js';
import { ResumeService } from './resume.service.js';

/** Résumés for Jobs and the executor. Every call names the owner; what is not the owner's is NOT_FOUND. */
@Controller()
export class ResumeRpc implements Pick<resumeV1.ResumeServiceController, 'getResume' | 'saveTailoredResume'> {
  constructor(
    private readonly resumes: ResumeService,
    private readonly contents: ContentText,
  ) {}

  @CallableBy('jobs', 'executor')
  @GrpcMethod('ResumeService', 'getResume')
  async getResume(request: resumeV1.GetResumeRequest): Promise<resumeV1.GetResumeResponse> {
    const ownerId = requiredId<UserId>(request.ownerId, 'owner_id');
    const { resume, at } = await this.resumes.getVersion(ownerId, idOf(request.resumeId), request.version);
    const content = request.withContent ? await this.contents.text(ownerId, at) : Buffer.alloc(0);
    return { resumeId: resume.id, version: at.version, title: at.title, kind: resume.kind, content };
  }

  @CallableBy('executor')
  @GrpcMethod('ResumeService', 'saveTailoredResume')
  async saveTailoredResume(request: resumeV1.SaveTailoredResumeRequest): Promise<resumeV1.SaveTailoredResumeResponse> {
    const ownerId = requiredId<UserId>(request.ownerId, 'owner_id');
    const read = strict(request.content);
    if (!read.ok) throw new VitaeError('BAD_USER_INPUT', `The content cannot be stored: ${read.refusal.message}`);
    const saved = await this.resumes.saveTailored(ownerId, {
      operationId: requiredText(request.operationId, 'operation_id', MAX_OPERATION_ID_LENGTH),
      parent: { id: requiredId(request.parentId, 'parent_id'), version: request.parentVersion },
      title: request.title,
      content: read.value,
      statements: request.provenance.map(toStatement),
    });
    if (!saved.ok) throw new VitaeError('BAD_USER_INPUT', `The résumé cannot be stored: ${saved.issues[0]?.message ?? 'it is not valid'}`);
    return { resumeId: saved.value.id, created: saved.value.created };
  }
}
