import { Injectable } from '@nestjs/common';
import { AnswerBudget } from '../answer/answer-budget.loader.js';
import { LargeParts } from '../answer/large-parts.loader.js';
import { LetterRepository } from './letter.repository.js';

/** Texts of letters, by id, read where an operation asks for them. */
@Injectable()
export class LetterBodies extends LargeParts<string, string> {
  constructor(budget: AnswerBudget, letters: LetterRepository) {
    super(budget, {
      key: (id) => id,
      weigh: (owner, ids) => letters.weigh(owner, ids),
      read: (owner, ids) => letters.bodies(owner, ids),
    });
  }
}
