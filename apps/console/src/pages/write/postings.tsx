import { useText } from '../../text/i18n.js';
import { newPosting, type Posting } from './write.draft.js';

/** The API's own limits (PostingInput, GenerateDocumentsInput). */
const MOST = 250;
const LONGEST_TEXT = 32_000;

interface PostingsProps {
  readonly postings: readonly Posting[];
  readonly change: (postings: readonly Posting[]) => void;
}

/** One block a posting. */
export function Postings({ postings, change }: PostingsProps) {
  const t = useText();
  const set = (key: string, part: Partial<Posting>): void => change(postings.map((p) => (p.key === key ? { ...p, ...part } : p)));
  return (
    <>
      {postings.map((posting, i) => (
        <div key={posting.key} className="posting" role="group" aria-label={t('write.postingNumber', { number: i + 1 })}>
          <div className="pair">
            <label>
              {t('write.postingTitle')}
              <input maxLength={200} value={posting.title} onChange={(event) => set(posting.key, { title: event.target.value })} />
            </label>
            <label>
              {t('write.company')}
              <input maxLength={200} value={posting.company} onChange={(event) => set(posting.key, { company: event.target.value })} />
            </label>
          </div>
          <label>
            {t('write.advertisement')}
            <textarea
              rows={postings.length > 1 ? 5 : 7}
              required
              maxLength={LONGEST_TEXT}
              value={posting.text}
              placeholder={t('write.advertisementHint')}
              onChange={(event) => set(posting.key, { text: event.target.value })}
            />
          </label>
          {postings.length > 1 && (
            <button type="button" className="button quiet small" onClick={() => change(postings.filter((p) => p.key !== posting.key))}>
              {t('write.removePosting', { number: i + 1 })}
            </button>
          )}
        </div>
      ))}
      {postings.length < MOST && (
        <button type="button" className="button quiet" onClick={() => change([...postings, newPosting()])}>
          {t('write.addPosting')}
        </button>
      )}
    </>
  );
}
