import { Module } from '@nestjs/common';
import { AnswerModule } from '../answer/answer.module.js';
import { OperationModule } from '../operation/operation.module.js';
import { ProvenanceModule } from '../provenance/provenance.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { LetterBodies } from './letter-bodies.loader.js';
import { LetterBodyResolver } from './letter-body.resolver.js';
import { LetterProvenanceResolver } from './letter-provenance.resolver.js';
import { LetterRepository } from './letter.repository.js';
import { LetterResolver } from './letter.resolver.js';
import { LetterRpc } from './letter.rpc.js';
import { LetterService } from './letter.service.js';

@Module({
  imports: [AnswerModule, OperationModule, ProvenanceModule, UsageModule],
  controllers: [LetterRpc],
  providers: [LetterRepository, LetterService, LetterBodies, LetterResolver, LetterBodyResolver, LetterProvenanceResolver],
  exports: [LetterRepository],
})
export class LetterModule {}
