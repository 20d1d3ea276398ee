import { Link } from '@tanstack/react-router';
import { useText } from '../text/i18n.js';

export function NothingHere() {
  const t = useText();
  return (
    <section className="empty">
      <h1>{t('nothing.title')}</h1>
      <p>{t('nothing.text')}</p>
      <Link to="/" className="button">
        {t('nothing.start')}
      </Link>
    </section>
  );
}
