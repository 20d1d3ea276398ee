import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { UserId } from '#common';
import { resumeV1 } from '#contracts';
import { CallableBy, optionalText, requiredId, requiredText } from '#grpc';
import { MAX_OPERATION_ID_LENGTH } from '../operation/operation.repository.js';
import { toLetterStatement } from '../provenance/provenance-rpc.mapper.js';
import { LetterService } from './letter.service.js';

/** Letters for the executor. Every call names the owner. */
@Controller()
export class LetterRpc implements Pick<resumeV1.ResumeServiceController, 'saveCoverLetter'> {
  constructor(private readonly letters: LetterService) {}

  @CallableBy('executor')
  @GrpcMethod('ResumeService', 'saveCoverLetter')
  async saveCoverLetter(request: resumeV1.SaveCoverLetterRequest): Promise<resumeV1.SaveCoverLetterResponse> {
    const saved = await this.letters.save(requiredId<UserId>(request.ownerId, 'owner_id'), {
      operationId: requiredText(request.operationId, 'operation_id', MAX_OPERATION_ID_LENGTH),
      resumeId: requiredId(request.resumeId, 'resume_id'),
      resumeVersion: request.resumeVersion,
      body: request.body,
      postingTitle: optionalText(request.postingTitle),
      company: optionalText(request.company),
      statements: request.provenance.map((p) => toLetterStatement(p, request.body)),
    });
    return { coverLetterId: saved.id, created: saved.created };
  }
}
