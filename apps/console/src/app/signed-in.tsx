import { RouterProvider } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { Provider } from 'urql';
import { newClient } from '../api/client.js';
import type { Signed } from '../session/session.js';
import { Person } from './person.js';
import { router } from './router.js';

/** The pages for one person; another one gets everything anew. */
export function SignedIn({ signed }: { readonly signed: Signed }) {
  const { client, close } = useMemo(() => newClient(), []);
  useEffect(() => close, [close]);
  return (
    <Provider value={client}>
      <Person.Provider value={signed.user}>
        <RouterProvider router={router} />
      </Person.Provider>
    </Provider>
  );
}
