import { useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../api/graphql.js';
import { useText, type MessageId, type Translate } from '../text/i18n.js';
import { exportFile, FORMATS, type Format, type Refusal, type Wanted } from './export-file.js';

const Designs = graphql(`
  query Designs {
    templates {
      id
      name
    }
  }
`);

/** What a person can do about a refusal: the same again with this, or another format. */
const ANYWAY: Readonly<Record<string, { readonly text: MessageId; readonly button: MessageId; readonly also: Partial<Wanted> }>> = {
  GLYPH_MISSING: { text: 'download.glyphs', button: 'download.leaveOut', also: { leaveOut: true } },
  UNSUPPORTED_STATEMENTS: { text: 'download.unsupported', button: 'download.include', also: { includeUnsupported: true } },
};

const NAMES: Readonly<Record<Format, MessageId>> = {
  pdf: 'download.pdf',
  docx: 'download.docx',
  html: 'download.html',
  md: 'download.md',
  txt: 'download.txt',
  json: 'download.json',
};

/** Formats that are drawn: the others are text, whatever the design. */
const DRAWN: readonly Format[] = ['pdf', 'docx', 'html'];

/** The document as a file: design, format, and one button. */
export function Download(document: Pick<Wanted, 'kind' | 'id' | 'version'>) {
  const t = useText();
  const [{ data }] = useQuery({ query: Designs });
  const [format, setFormat] = useState<Format>('pdf');
  const [design, setDesign] = useState('classic');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [also, setAlso] = useState<Partial<Wanted>>({});
  const fetchFile = async (more: Partial<Wanted>): Promise<void> => {
    setBusy(true);
    setAlso(more);
    setRefusal(await exportFile({ ...document, format, design, ...more }));
    setBusy(false);
  };
  const anyway = refusal && ANYWAY[refusal.code];
  return (
    <section className="card download" aria-label={t('download.title')}>
      <div className="row">
        <label>
          {t('download.format')}
          <select value={format} onChange={(event) => setFormat(event.target.value as Format)}>
            {FORMATS.map((name) => (
              <option key={name} value={name}>
                {t(NAMES[name])}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('download.design')}
          <select value={design} disabled={!DRAWN.includes(format)} onChange={(event) => setDesign(event.target.value)}>
            {(data?.templates ?? [{ id: 'classic', name: 'Classic' }]).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <button type="button" className="button" disabled={busy} aria-busy={busy} onClick={() => void fetchFile({})}>
          {t(busy ? 'download.busy' : 'download.go')}
        </button>
      </div>
      {refusal && (
        <div role="alert" className="notice bad">
          <p>{refusalText(refusal, t)}</p>
          {anyway && (
            <button type="button" className="button quiet" disabled={busy} onClick={() => void fetchFile({ ...also, ...anyway.also })}>
              {t(anyway.button)}
            </button>
          )}
        </div>
      )}
    </section>
  );
}

/** One sentence; the service's own where there is none for its code. */
function refusalText({ code, detail, characters }: Refusal, t: Translate): string {
  const known = ANYWAY[code];
  if (known) return t(known.text, { characters: characters.join(' ') });
  if (detail !== '') return detail;
  return t(navigator.onLine ? 'problem.unreachable' : 'problem.offline');
}
