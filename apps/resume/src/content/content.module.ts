import { Module } from '@nestjs/common';
import { AnswerModule } from '../answer/answer.module.js';
import { ContentText } from './content-text.loader.js';
import { ContentOfOperation } from './content.loader.js';
import { ContentRepository } from './content.repository.js';

@Module({
  imports: [AnswerModule],
  providers: [ContentRepository, ContentOfOperation, ContentText],
  exports: [ContentRepository, ContentOfOperation, ContentText],
})
export class ContentModule {}
