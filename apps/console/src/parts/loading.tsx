import { useText } from '../text/i18n.js';

/** Grey lines where text will be; said once to who does not see them. */
export function Loading() {
  const t = useText();
  return (
    <div className="loading" role="status">
      <span className="unseen">{t('parts.loading')}</span>
      <i />
      <i />
      <i />
    </div>
  );
}
