import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';

export const resumeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/resumes/$id',
  component: lazyRouteComponent(() => import('./resume.js'), 'ResumePage'),
  staticData: { title: 'resume.title' },
});
