import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { SignIn } from '../pages/sign-in/sign-in.js';
import { Loading } from '../parts/loading.js';
import { onSession, renew, session } from '../session/session.js';
import { useText } from '../text/i18n.js';
import { Brand, Frame } from './frame.js';

/** Router, GraphQL and pages are for who is in: a stranger's first screen loads none of them. */
const SignedIn = lazy(() => import('./signed-in.js').then((m) => ({ default: m.SignedIn })));

const NAME = (
  <span className="brand">
    <Brand />
  </span>
);

/** Who is in sees the pages; who is out the sign-in, at whatever address, which is there once they are in. */
export function App() {
  const state = useSyncExternalStore(onSession, session);
  const [unreached, setUnreached] = useState(false);
  const t = useText();
  useEffect(() => {
    if (state.kind === 'unknown' && !unreached) void renew().catch(() => setUnreached(true));
  }, [state.kind, unreached]);
  if (state.kind === 'in') {
    return (
      <Suspense
        fallback={
          <Frame brand={NAME}>
            <Loading />
          </Frame>
        }
      >
        <SignedIn key={state.signed.user.id} signed={state.signed} />
      </Suspense>
    );
  }
  return (
    <Frame brand={NAME}>
      {state.kind === 'out' && <SignIn />}
      {state.kind === 'unknown' && !unreached && <Loading />}
      {state.kind === 'unknown' && unreached && (
        <section className="empty" role="alert">
          <h1>{t('problem.unreachable')}</h1>
          <button type="button" className="button" onClick={() => setUnreached(false)}>
            {t('problem.again')}
          </button>
        </section>
      )}
    </Frame>
  );
}
