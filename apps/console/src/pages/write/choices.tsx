import { useText } from '../../text/i18n.js';
import type { Kind, WriteDraft } from './write.draft.js';

/** Languages that documents are written in; each by its own name, as its readers call it. */
const WRITTEN = { en: 'English', de: 'Deutsch', fr: 'Français', es: 'Español', ja: '日本語' } as const;
const KINDS = [['COVER_LETTER', 'kind.COVER_LETTER'], ['RESUME', 'kind.RESUME']] as const; // prettier-ignore

interface ChoicesProps {
  readonly draft: WriteDraft;
  readonly change: (part: Partial<WriteDraft>) => void;
  readonly models: readonly { readonly name: string; readonly provider: string; readonly available: boolean }[];
}

/** Which documents, in which language, by which model. */
export function Choices({ draft, change, models }: ChoicesProps) {
  const t = useText();
  const toggle = (kind: Kind): void =>
    change({ kinds: KINDS.map(([k]) => k).filter((k) => (k === kind ? !draft.kinds.includes(k) : draft.kinds.includes(k))) });
  return (
    <div className="choices">
      <div className="checks" role="group" aria-label={t('write.kinds')}>
        {KINDS.map(([kind, name]) => (
          <label key={kind} className="check">
            <input type="checkbox" checked={draft.kinds.includes(kind)} onChange={() => toggle(kind)} />
            {t(name)}
          </label>
        ))}
      </div>
      <label>
        {t('write.language')}
        <select value={draft.language} onChange={(event) => change({ language: event.target.value })}>
          <option value="">{t('write.languageOfPosting')}</option>
          {Object.entries(WRITTEN).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {models.length > 1 && (
        <label>
          {t('write.model')}
          <select value={draft.model} onChange={(event) => change({ model: event.target.value })}>
            <option value="">{t('write.modelDefault')}</option>
            {models.map((m) => (
              <option key={m.name} value={m.name} disabled={!m.available}>
                {m.name} · {m.provider}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
