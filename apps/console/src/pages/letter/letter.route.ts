import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../../app/root-route.js';

export const letterRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/letters/$id',
  component: lazyRouteComponent(() => import('./letter.js'), 'LetterPage'),
  staticData: { title: 'letter.title' },
});
