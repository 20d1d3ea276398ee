import { Module } from '@nestjs/common';
import { AnswerBudget } from './answer-budget.loader.js';

@Module({ providers: [AnswerBudget], exports: [AnswerBudget] })
export class AnswerModule {}
