import { Link, Outlet, useMatches, useRouter } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { forgetDrafts } from '../parts/draft.js';
import { leave } from '../session/session.js';
import { useText } from '../text/i18n.js';
import { Brand, Frame } from './frame.js';
import { usePerson } from './person.js';

/** What is around every page of somebody who is in: where one can go, who one is, the way out. */
export function Shell() {
  useTitle();
  return (
    <Frame
      brand={
        <Link to="/" className="brand">
          <Brand />
        </Link>
      }
      top={<Top />}
    >
      <Outlet />
    </Frame>
  );
}

function useTitle(): void {
  const t = useText();
  const title = useMatches().at(-1)?.staticData.title;
  useEffect(() => {
    document.title = title ? `${t(title)} · Vitae` : 'Vitae';
    return () => void (document.title = 'Vitae');
  }, [title, t]);
}

function Top() {
  const t = useText();
  const { email } = usePerson();
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
    <>
      <nav aria-label={t('shell.nav')}>
        {pages.map((route) => (
          <Link key={route.id} to={route.fullPath as '/'} activeOptions={{ exact: route.fullPath === '/' }}>
            {t(route.options.staticData?.title ?? 'write.nav')}
          </Link>
        ))}
      </nav>
      <span className="who" title={email}>
        <bdi>{email}</bdi>
      </span>
      <button type="button" className="button quiet small" onClick={() => void signOut()}>
        {t('shell.leave')}
      </button>
      {failed && (
        <span role="alert" className="wrong">
          {t('shell.leaveFailed')}
        </span>
      )}
    </>
  );
}
