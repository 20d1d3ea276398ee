import { Link, Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { Provider } from 'urql';
import { newClient } from '../api/client.js';
import { SignIn } from '../pages/sign-in/sign-in.js';
import { forgetDrafts } from '../parts/draft.js';
import { Loading } from '../parts/loading.js';
import { choose, LANGUAGES, useLanguage, useText, type Language } from '../text/i18n.js';
import { leave, onSession, renew, session, type Signed } from '../session/session.js';
import { useOnline } from './online.js';
import { PersonId } from './person.js';

/** What is around every page: who one is, where one can go, and whether the service is reached. Signed out, every address shows the sign-in. */
export function Shell() {
  const state = useSyncExternalStore(onSession, session);
  const [unreached, setUnreached] = useState(false);
  const t = useText();
  useEffect(() => {
    if (state.kind === 'unknown' && !unreached) void renew().catch(() => setUnreached(true));
  }, [state.kind, unreached]);
  useTitle(state.kind === 'in');
  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <Offline />
      {state.kind === 'in' ? (
        <SignedIn key={state.signed.user.id} signed={state.signed} />
      ) : (
        <>
          <Header />
          <main id="main" className="page" tabIndex={-1}>
            {state.kind === 'out' && <SignIn />}
            {state.kind === 'unknown' && !unreached && <Loading />}
            {unreached && state.kind === 'unknown' && (
              <section className="empty" role="alert">
                <h1>{t('problem.unreachable')}</h1>
                <button type="button" className="button" onClick={() => setUnreached(false)}>
                  {t('problem.again')}
                </button>
              </section>
            )}
          </main>
        </>
      )}
      <Footer />
    </>
  );
}

function useTitle(signedIn: boolean): void {
  const t = useText();
  const title = useMatches().at(-1)?.staticData.title;
  useEffect(() => {
    document.title = signedIn && title ? `${t(title)} · Vitae` : 'Vitae';
  }, [signedIn, title, t]);
}

function Offline() {
  const t = useText();
  return useOnline() ? null : (
    <p className="banner" role="status">
      {t('shell.offline')}
    </p>
  );
}

function SignedIn({ signed }: { readonly signed: Signed }) {
  const person = useMemo(() => newClient(), []);
  useEffect(() => person.close, [person]);
  return (
    <Provider value={person.client}>
      <PersonId.Provider value={signed.user.id}>
        <Header signed={signed} />
        <main id="main" className="page" tabIndex={-1}>
          <Outlet />
        </main>
      </PersonId.Provider>
    </Provider>
  );
}

function Header({ signed }: { readonly signed?: Signed }) {
  const t = useText();
  const { routesById } = useRouter();
  const [failed, setFailed] = useState(false);
  const pages = Object.values(routesById)
    .filter((route) => route.options.staticData?.nav !== undefined)
    .sort((a, b) => (a.options.staticData?.nav ?? 0) - (b.options.staticData?.nav ?? 0));
  const signOut = async (): Promise<void> => {
    const ended = await leave();
    if (ended) forgetDrafts();
    setFailed(!ended);
  };
  return (
    <header className="top">
      <Link to="/" className="brand">
        <img src="/app/icon.svg" alt="" width="28" height="28" />
        Vitae
      </Link>
      {signed && (
        <>
          <nav aria-label={t('shell.nav')}>
            {pages.map((route) => (
              <Link key={route.id} to={route.fullPath as '/'} activeOptions={{ exact: route.fullPath === '/' }}>
                {t(route.options.staticData?.title ?? 'write.nav')}
              </Link>
            ))}
          </nav>
          <span className="who" title={signed.user.email}>
            <bdi>{signed.user.email}</bdi>
          </span>
          <button type="button" className="button quiet" onClick={() => void signOut()}>
            {t('shell.leave')}
          </button>
          {failed && (
            <span role="alert" className="wrong">
              {t('shell.leaveFailed')}
            </span>
          )}
        </>
      )}
    </header>
  );
}

function Footer() {
  const t = useText();
  const language = useLanguage();
  return (
    <footer className="foot">
      <span>{t('shell.promise')}</span>
      <label className="inline">
        {t('shell.language')}
        <select value={language} onChange={(event) => void choose(event.target.value as Language)}>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </footer>
  );
}
