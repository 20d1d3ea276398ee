import { Injectable } from '@nestjs/common';
import type { LetterId, ResumeId, UserId } from '#common';
import type { JsonObject } from '#strict-json';
import { AnswerBudget } from '../answer/answer-budget.loader.js';
import { ContentRepository } from '../content/content.repository.js';
import { LetterRepository } from '../letter/letter.repository.js';
import { Sources } from './sources.js';

/** Reads in turn with all other large answers, after their bytes were weighed in the database. */
@Injectable()
export class BudgetedSources extends Sources {
  constructor(
    private readonly budget: AnswerBudget,
    private readonly contents: ContentRepository,
    private readonly letters: LetterRepository,
  ) {
    super();
  }

  async content(owner: UserId, id: ResumeId, version: number): Promise<JsonObject | undefined> {
    const of = [{ resumeId: id, version }];
    const [bytes = 0] = await this.contents.weigh(owner, of);
    if (bytes === 0) return undefined;
    const [content] = await this.budget.run(owner, bytes, () => this.contents.contents(owner, of));
    return content;
  }

  async body(owner: UserId, id: LetterId): Promise<string | undefined> {
    const [bytes = 0] = await this.letters.weigh(owner, [id]);
    if (bytes === 0) return undefined;
    const [body] = await this.budget.run(owner, bytes, () => this.letters.bodies(owner, [id]));
    return body;
  }
}
