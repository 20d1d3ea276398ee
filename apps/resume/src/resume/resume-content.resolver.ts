import { Context, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { JsonScalar, type GraphqlContext } from '#graphql';
import { ContentOfOperation } from '../content/content.loader.js';
import { toFinding } from './resume.mapper.js';
import { Finding, Resume, ResumeVersion } from './resume.model.js';

@Resolver(() => Resume)
export class ResumeContentResolver {
  constructor(private readonly contents: ContentOfOperation) {}

  @ResolveField('content', () => JsonScalar, { description: 'JSON Resume 1.x; keys we do not know are kept.' })
  content(@Parent() { id, version }: Resume, @Context() context: GraphqlContext): Promise<unknown> {
    return this.contents.content(context, { resumeId: id, version });
  }

  @ResolveField('findings', () => [Finding], {
    description: 'What was repaired, set aside or noticed at the last save. Empty after an import: the report of the upload has it.',
  })
  async findings(@Parent() { id, version }: Resume, @Context() context: GraphqlContext): Promise<Finding[]> {
    return (await this.contents.findings(context, { resumeId: id, version })).map(toFinding);
  }
}

@Resolver(() => ResumeVersion)
export class VersionContentResolver {
  constructor(private readonly contents: ContentOfOperation) {}

  @ResolveField('content', () => JsonScalar)
  content(@Parent() version: ResumeVersion, @Context() context: GraphqlContext): Promise<unknown> {
    return this.contents.content(context, version);
  }
}
