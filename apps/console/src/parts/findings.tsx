import { useText } from '../text/i18n.js';

const MOST = 100;

/** What reading a résumé repaired, set aside or noticed: where, and a sentence. */
export function Findings({ findings }: { readonly findings: readonly { readonly pointer: string; readonly message: string }[] }) {
  const t = useText();
  return (
    <details className="card findings" open={findings.length <= 3}>
      <summary>{t('findings.title', { count: findings.length })}</summary>
      <ul>
        {findings.slice(0, MOST).map((f, i) => (
          <li key={i}>
            <code>{f.pointer === '' ? '/' : f.pointer}</code> {f.message}
          </li>
        ))}
      </ul>
    </details>
  );
}
