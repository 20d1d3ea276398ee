import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';

export const jobRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/jobs/$id',
  component: lazyRouteComponent(() => import('./job.js'), 'JobPage'),
  staticData: { title: 'job.title' },
});
