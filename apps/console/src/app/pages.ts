import { jobRoute } from '../pages/jobs/job.route.js';
import { jobsRoute } from '../pages/jobs/jobs.route.js';
import { letterRoute } from '../pages/letter/letter.route.js';
import { resumeRoute } from '../pages/resume/resume.route.js';
import { writeRoute } from '../pages/write/write.route.js';

/** Every page of the console. A new one is a folder below pages/ and a line here: address, title and place in the navigation stand in its route. */
export const PAGES = [writeRoute, jobsRoute, jobRoute, letterRoute, resumeRoute] as const;
