import { Injectable } from '@nestjs/common';
import { notFound, VitaeError, type UserId } from '#common';
import { AnswerBudget } from '../answer/answer-budget.loader.js';
import { ContentRepository, type VersionOf } from './content.repository.js';

/** A record has 256 kB; what older rules let in may be larger, and a message ends at 4 MiB. */
const LARGEST = 2 * 1024 * 1024;

/** Contents for other services, within the same bound on memory as persons' answers. */
@Injectable()
export class ContentText {
  constructor(
    private readonly budget: AnswerBudget,
    private readonly contents: ContentRepository,
  ) {}

  /** JSON text as UTF-8. Throws NOT_FOUND, PAYLOAD_TOO_LARGE beyond 2 MiB, OVERLOADED. */
  async text(owner: UserId, version: VersionOf): Promise<Buffer> {
    const [bytes = 0] = await this.contents.weigh(owner, [version]);
    if (bytes > LARGEST) throw new VitaeError('PAYLOAD_TOO_LARGE', 'The content is too large to be sent on');
    return this.budget.run(owner, bytes, async () => {
      const [content] = await this.contents.contents(owner, [version]);
      if (!content) throw notFound();
      return Buffer.from(JSON.stringify(content));
    });
  }
}
