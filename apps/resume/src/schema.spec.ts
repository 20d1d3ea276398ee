import 'reflect-metadata';
import { expect, it } from 'vitest';
import { printSchemaOf } from '#graphql';
import { AchievementResolver } from './achievement/achievement.resolver.js';
import { AutomaticResolver } from './automatic/automatic.resolver.js';
import { LetterResolver } from './letter/letter.resolver.js';
import { LetterBodyResolver } from './letter/letter-body.resolver.js';
import { LetterProvenanceResolver } from './letter/letter-provenance.resolver.js';
import { ResumeContentResolver, VersionContentResolver } from './resume/resume-content.resolver.js';
import { ResumeDiffResolver } from './resume/resume-diff.resolver.js';
import { ResumeProvenanceResolver } from './resume/resume-provenance.resolver.js';
import { ResumeResolver } from './resume/resume.resolver.js';
import { SkillResolver } from './skill/skill.resolver.js';

/** `vitest -u` writes it anew; what changed is then reviewed like code. */
it('the committed schema is the one these resolvers make', async () => {
  const printed = await printSchemaOf([
    ResumeResolver,
    LetterResolver,
    ResumeProvenanceResolver,
    LetterProvenanceResolver,
    ResumeContentResolver,
    VersionContentResolver,
    ResumeDiffResolver,
    LetterBodyResolver,
    AchievementResolver,
    AutomaticResolver,
    SkillResolver,
  ]);
  await expect(printed).toMatchFileSnapshot('../schema.graphql');
});
