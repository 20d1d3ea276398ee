import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';
import { isJobStatus, type JobStatus } from './job-status.js';

export interface JobsSearch {
  readonly status?: JobStatus;
  /** The cursor after which the page begins. */
  readonly after?: string;
}

export const jobsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs',
  // What somebody typed into the address and is no state is left out, not sent.
  validateSearch: (search: Record<string, unknown>): JobsSearch => ({
    ...(isJobStatus(search['status']) ? { status: search['status'] } : {}),
    ...(typeof search['after'] === 'string' ? { after: search['after'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./jobs.js'), 'Jobs'),
  staticData: { title: 'jobs.title', nav: 2 },
});
