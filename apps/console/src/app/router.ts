import { createRouter } from '@tanstack/react-router';
import { Broken } from './broken.js';
import { NothingHere } from './nothing-here.js';
import { PAGES } from './pages.js';
import { rootRoute } from './root-route.js';
import { Loading } from '../parts/loading.js';

export const router = createRouter({
  routeTree: rootRoute.addChildren(PAGES),
  basepath: '/app',
  defaultPreload: 'intent',
  defaultErrorComponent: Broken,
  defaultNotFoundComponent: NothingHere,
  defaultPendingComponent: Loading,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    readonly router: typeof router;
  }
}
