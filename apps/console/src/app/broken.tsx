import { useText } from '../text/i18n.js';

/** A page that failed as it was drawn: a fault of the console, or a file of it that is gone after an update. */
export function Broken() {
  const t = useText();
  return (
    <section className="empty" role="alert">
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <button type="button" className="button" onClick={() => location.reload()}>
        {t('broken.reload')}
      </button>
    </section>
  );
}
