import { Controller, Inject } from '@nestjs/common';
import type { Metadata, ServerUnaryCall } from '@grpc/grpc-js';
import { parseId, VitaeError, type UserId } from '#common';
import { aiV1 } from '#contracts';
import { CallableBy } from '#grpc';
import { GenerationService } from '../generation/generation.service.js';
import { ModelRegistry } from '../model/model-registry.js';
import { ResultService } from '../result/result.service.js';
import { SentRepository } from '../sent/sent.repository.js';
import { toOperation, toRequest, toResponse } from './ai.mapper.js';

type GenerateCall = ServerUnaryCall<aiV1.GenerateDocumentRequest, aiV1.GenerateDocumentResponse>;

/** The door for the executor (documents) and Jobs (which models there are; who was erased). */
@Controller()
@aiV1.AiServiceControllerMethods()
export class AiRpcController implements aiV1.AiServiceController {
  constructor(
    @Inject(GenerationService) private readonly generation: GenerationService,
    @Inject(ResultService) private readonly results: ResultService,
    @Inject(ModelRegistry) private readonly models: ModelRegistry,
    @Inject(SentRepository) private readonly sent: SentRepository,
  ) {}

  @CallableBy('executor')
  async generateDocument(
    request: aiV1.GenerateDocumentRequest,
    _metadata?: Metadata,
    call?: GenerateCall,
  ): Promise<aiV1.GenerateDocumentResponse> {
    const operation = toOperation(request);
    const asked = toRequest(request);
    const writer = this.models.get(asked.model);
    const left = new AbortController();
    call?.on('cancelled', () => left.abort());
    const answer = await this.results.once(
      operation,
      async (signal) => {
        const { operationId, ownerId } = operation;
        const generated = await this.generation.generate(asked, signal, (sent) => this.sent.keep(operationId, ownerId, sent));
        const response = Buffer.from(aiV1.GenerateDocumentResponse.encode(toResponse(generated)).finish());
        return { response, model: writer.model, provider: writer.provider, keep: generated.is === 'resume' || generated.is === 'letter' };
      },
      left.signal,
    );
    return { ...aiV1.GenerateDocumentResponse.decode(answer.response), cached: answer.cached };
  }

  @CallableBy('jobs')
  async readSent({ ownerId, operationId }: aiV1.ReadSentRequest): Promise<aiV1.ReadSentResponse> {
    const owner = parseId<UserId>(ownerId);
    if (!owner) throw new VitaeError('BAD_USER_INPUT', 'owner_id is not an id');
    return { requests: [...(await this.sent.read(operationId, owner))] };
  }

  @CallableBy('jobs')
  async forgetOwner(request: aiV1.ForgetOwnerRequest): Promise<aiV1.ForgetOwnerResponse> {
    const owner = parseId<UserId>(request.ownerId);
    if (!owner) throw new VitaeError('BAD_USER_INPUT', 'owner_id is not an id');
    return { deleted: await this.results.forgetOwner(owner) };
  }

  @CallableBy('jobs', 'executor')
  listModels(): aiV1.ListModelsResponse {
    return {
      models: this.models.all.map((w) => ({
        name: w.model,
        provider: w.provider,
        available: w.available,
        loginRequired: false,
        waitingUntil: w.waitingUntil,
      })),
    };
  }
}
