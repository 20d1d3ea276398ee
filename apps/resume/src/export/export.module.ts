import { Module } from '@nestjs/common';
import { AnswerModule } from '../answer/answer.module.js';
import { ContentModule } from '../content/content.module.js';
import { LetterModule } from '../letter/letter.module.js';
import { ProvenanceModule } from '../provenance/provenance.module.js';
import { ResumeModule } from '../resume/resume.module.js';
import { DocumentRenderer } from './document-renderer.js';
import { ExportController } from './export.controller.js';
import { ExportResolver } from './export.resolver.js';
import { ExportService } from './export.service.js';
import { BudgetedSources } from './sources.loader.js';
import { Sources } from './sources.js';

@Module({
  imports: [AnswerModule, ContentModule, LetterModule, ProvenanceModule, ResumeModule],
  controllers: [ExportController],
  providers: [{ provide: Sources, useClass: BudgetedSources }, DocumentRenderer, ExportService, ExportResolver],
})
export class ExportModule {}
