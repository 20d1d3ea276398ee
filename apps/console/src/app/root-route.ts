import { createRootRoute } from '@tanstack/react-router';
import type { MessageId } from '../text/i18n.js';
import { NothingHere } from './nothing-here.js';
import { Shell } from './shell.js';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page's name: in the title of the window and, where `nav` is set, in the navigation. */
    readonly title?: MessageId;
    /** Its place in the navigation, from the left; without it the page is reached from others alone. */
    readonly nav?: number;
  }
}

export const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NothingHere });
