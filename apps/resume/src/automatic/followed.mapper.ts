import type { UserId } from '#common';
import { toResume } from '../resume/resume.mapper.js';
import type { Resume } from '../resume/resume.model.js';
import type { ResumeService } from '../resume/resume.service.js';
import type { Followed } from './automatic.js';
import { ResumeChange } from './followed.model.js';

const toChange = ({ added, removed, changed }: Followed): ResumeChange =>
  Object.assign(new ResumeChange(), { added: [...added], removed: [...removed], changed: [...changed] });

/** The two fields that every answer to a change carries. */
export async function toFollowed(
  resumes: ResumeService,
  ownerId: UserId,
  followed: Followed,
): Promise<{ resume: Resume; change: ResumeChange }> {
  return { resume: toResume(await resumes.get(ownerId, followed.resumeId)), change: toChange(followed) };
}
