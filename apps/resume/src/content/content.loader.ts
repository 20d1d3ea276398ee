import { Injectable } from '@nestjs/common';
import type { GraphqlContext } from '#graphql';
import type { ReportLine } from '#json-resume';
import type { JsonObject } from '#strict-json';
import { AnswerBudget } from '../answer/answer-budget.loader.js';
import { LargeParts } from '../answer/large-parts.loader.js';
import { ContentRepository, type VersionOf } from './content.repository.js';

/** Contents and findings of whatever versions one operation asks for. A version never changes, so what one field has read another may have. */
@Injectable()
export class ContentOfOperation {
  private readonly contents: LargeParts<VersionOf, JsonObject>;
  private readonly findingLists: LargeParts<VersionOf, readonly ReportLine[]>;

  constructor(budget: AnswerBudget, repository: ContentRepository) {
    const key = ({ resumeId, version }: VersionOf): string => `${resumeId} ${version}`;
    this.contents = new LargeParts(budget, {
      key,
      weigh: (owner, versions) => repository.weigh(owner, versions),
      read: (owner, versions) => repository.contents(owner, versions),
    });
    this.findingLists = new LargeParts(budget, {
      key,
      weigh: (owner, versions) => repository.weighFindings(owner, versions),
      read: (owner, versions) => repository.findings(owner, versions),
    });
  }

  /** Room for the contents of a list, and for its findings where they are asked for; see `LargeParts.foresee`. */
  async foresee(context: GraphqlContext, versions: readonly VersionOf[], asked: { readonly content: boolean; readonly findings?: boolean }): Promise<void> {
    if (asked.content) await this.contents.foresee(context, versions);
    if (asked.findings) await this.findingLists.foresee(context, versions);
  } // prettier-ignore

  content(context: GraphqlContext, version: VersionOf): Promise<JsonObject> {
    return this.contents.of(context, version);
  }

  findings(context: GraphqlContext, version: VersionOf): Promise<readonly ReportLine[]> {
    return this.findingLists.of(context, version);
  }
}
