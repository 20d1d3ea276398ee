import { Module } from '@nestjs/common';
import { serviceGraphql } from '#service/graphql';
import { ErasureModule } from './erasure/erasure.module.js';
import { ImportModule } from './import/import.module.js';
import { LetterModule } from './letter/letter.module.js';
import { ResumeModule } from './resume/resume.module.js';
import { UsageModule } from './usage/usage.module.js';

@Module({ imports: [serviceGraphql(), ResumeModule, LetterModule, ImportModule, UsageModule, ErasureModule] })
export class AppModule {}
