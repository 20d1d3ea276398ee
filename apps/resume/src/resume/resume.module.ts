import { Module } from '@nestjs/common';
import { OperationModule } from '../operation/operation.module.js';
import { ProvenanceModule } from '../provenance/provenance.module.js';
import { ResumeProvenanceResolver } from './resume-provenance.resolver.js';
import { ResumeRepository } from './resume.repository.js';
import { ResumeResolver } from './resume.resolver.js';
import { ResumeRpc } from './resume.rpc.js';
import { ResumeService } from './resume.service.js';

@Module({
  imports: [OperationModule, ProvenanceModule],
  controllers: [ResumeRpc],
  providers: [ResumeRepository, ResumeService, ResumeResolver, ResumeProvenanceResolver],
  exports: [ResumeService],
})
export class ResumeModule {}
