import { Module } from '@nestjs/common';
import { AnswerModule } from '../answer/answer.module.js';
import { ProvenanceOfOperation } from './provenance.loader.js';
import { ProvenanceRepository } from './provenance.repository.js';

@Module({
  imports: [AnswerModule],
  providers: [ProvenanceRepository, ProvenanceOfOperation],
  exports: [ProvenanceRepository, ProvenanceOfOperation],
})
export class ProvenanceModule {}
