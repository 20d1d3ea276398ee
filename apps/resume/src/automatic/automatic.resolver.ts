import { Query, Resolver } from '@nestjs/graphql';
import { CurrentActor, SignedIn, type Actor } from '#access';
import { toResume } from '../resume/resume.mapper.js';
import { ResumeRepository } from '../resume/resume.repository.js';
import { AutomaticRepository } from './automatic.repository.js';
import { AutomaticResume } from './followed.model.js';

@Resolver(() => AutomaticResume)
@SignedIn()
export class AutomaticResolver {
  constructor(
    private readonly automatic: AutomaticRepository,
    private readonly resumes: ResumeRepository,
  ) {}

  @Query(() => AutomaticResume, { name: 'automaticResume', nullable: true, description: 'Null before the first achievement or skill.' })
  async one(@CurrentActor() actor: Actor): Promise<AutomaticResume | null> {
    const generated = await this.automatic.generated(actor.userId);
    const resume = generated && (await this.resumes.find(actor.userId, generated.resumeId));
    if (!resume) return null;
    return Object.assign(new AutomaticResume(), { resume: toResume(resume), generatedAt: generated.generatedAt });
  }
}
