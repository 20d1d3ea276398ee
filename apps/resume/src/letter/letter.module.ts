import { Module } from '@nestjs/common';
import { OperationModule } from '../operation/operation.module.js';
import { ProvenanceModule } from '../provenance/provenance.module.js';
import { LetterProvenanceResolver } from './letter-provenance.resolver.js';
import { LetterRepository } from './letter.repository.js';
import { LetterResolver } from './letter.resolver.js';
import { LetterRpc } from './letter.rpc.js';
import { LetterService } from './letter.service.js';

@Module({
  imports: [OperationModule, ProvenanceModule],
  controllers: [LetterRpc],
  providers: [LetterRepository, LetterService, LetterResolver, LetterProvenanceResolver],
})
export class LetterModule {}
