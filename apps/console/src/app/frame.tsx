import type { ReactNode } from 'react';
import { choose, LANGUAGES, useLanguage, useText, type Language } from '../text/i18n.js';
import { useOnline } from './online.js';

/** What is around every screen, signed in or not. `top`: what stands beside the name; `brand`: the name itself, a link where it leads somewhere. */
export function Frame({ brand, top, children }: { readonly brand: ReactNode; readonly top?: ReactNode; readonly children: ReactNode }) {
  const t = useText();
  const online = useOnline();
  return (
    <>
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      {!online && (
        <p className="banner" role="status">
          {t('shell.offline')}
        </p>
      )}
      <header className="top">
        {brand}
        {top}
      </header>
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
      <Foot />
    </>
  );
}

export function Brand() {
  return (
    <>
      <img src="/app/icon.svg" alt="" width="28" height="28" />
      Vitae
    </>
  );
}

function Foot() {
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
