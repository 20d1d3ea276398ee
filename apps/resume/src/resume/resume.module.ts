import { Module } from '@nestjs/common';
import { OperationModule } from '../operation/operation.module.js';
import { ProvenanceModule } from '../provenance/provenance.module.js';
import { ContentModule } from '../content/content.module.js';
import { UsageModule } from '../usage/usage.module.js';
import { ResumeContentResolver, VersionContentResolver } from './resume-content.resolver.js';
import { ResumeDiffResolver } from './resume-diff.resolver.js';
import { ResumeProvenanceResolver } from './resume-provenance.resolver.js';
import { ResumeRepository } from './resume.repository.js';
import { ResumeResolver } from './resume.resolver.js';
import { ResumeRpc } from './resume.rpc.js';
import { ResumeService } from './resume.service.js';
import { ResumeVersions } from './resume-versions.service.js';

@Module({
  imports: [ContentModule, OperationModule, ProvenanceModule, UsageModule],
  controllers: [ResumeRpc],
  providers: [
    ResumeRepository,
    ResumeVersions,
    ResumeService,
    ResumeResolver,
    ResumeProvenanceResolver,
    ResumeContentResolver,
    VersionContentResolver,
    ResumeDiffResolver,
  ],
  exports: [ResumeRepository, ResumeVersions, ResumeService],
})
export class ResumeModule {}
