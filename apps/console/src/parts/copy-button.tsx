import { useEffect, useState } from 'react';
import { useText, type MessageId } from '../text/i18n.js';

const SAID_MS = 2_000;

/** Puts a text on the clipboard, and says whether it did. */
export function CopyButton({ text, label = 'parts.copy' }: { readonly text: string; readonly label?: MessageId }) {
  const t = useText();
  const [said, setSaid] = useState<'copied' | 'failed'>();
  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => setSaid(undefined), SAID_MS);
    return () => clearTimeout(timer);
  }, [said]);
  const copy = (): void => void navigator.clipboard.writeText(text).then(() => setSaid('copied'), () => setSaid('failed')); // prettier-ignore
  return (
    <button type="button" className="button quiet" onClick={copy}>
      <span aria-live="polite">{t(said === 'copied' ? 'parts.copied' : said === 'failed' ? 'parts.copyFailed' : label)}</span>
    </button>
  );
}
