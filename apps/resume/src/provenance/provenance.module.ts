import { Module } from '@nestjs/common';
import { ProvenanceOfOperation } from './provenance.loader.js';
import { ProvenanceRepository } from './provenance.repository.js';

@Module({
  providers: [ProvenanceRepository, ProvenanceOfOperation],
  exports: [ProvenanceRepository, ProvenanceOfOperation],
})
export class ProvenanceModule {}
