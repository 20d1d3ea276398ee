import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../api/graphql.js';
import { NothingHere } from '../../app/nothing-here.js';
import { usePersonId } from '../../app/person.js';
import { CopyButton } from '../../parts/copy-button.js';
import { Download } from '../../parts/download.js';
import { launches } from '../../parts/launches.js';
import { Loading } from '../../parts/loading.js';
import { isAbout, Origin } from '../../parts/origin.js';
import { Problem } from '../../parts/problem.js';
import { moment, useText } from '../../text/i18n.js';
import { Master, ReadLetter } from './letter.operations.js';
import { paragraphsOf, type Piece } from './sentences.js';

const route = getRouteApi('/letters/$id');

/** One letter, each sentence with the lines of the résumé it comes from, beside the posting it answers. */
export function LetterPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: ReadLetter, variables: { id } });
  const letter = data?.coverLetter;
  if (error && !letter) return <Problem error={error} again={() => again({ requestPolicy: 'network-only' })} />;
  if (!letter) return fetching ? <Loading /> : <NothingHere />;
  return <Letter key={letter.id} letter={letter} />;
}

type LetterFacts = NonNullable<ResultOf<typeof ReadLetter>['coverLetter']>;
type Statement = LetterFacts['provenance'][number];

/** The master as it stood when the letter was written, where that version is still kept. */
function useMaster({ resumeId, resumeVersion }: LetterFacts): unknown {
  const [{ data }] = useQuery({ query: Master, variables: { id: resumeId } });
  if (data?.resume?.version === resumeVersion) return data.resume.content;
  return data?.resumeVersions?.nodes.find((v) => v.version === resumeVersion)?.content;
}

function Letter({ letter }: { readonly letter: LetterFacts }) {
  const t = useText();
  const person = usePersonId();
  const master = useMaster(letter);
  const [chosen, setChosen] = useState<Statement>();
  const paragraphs = useMemo(() => paragraphsOf(letter.body, letter.provenance), [letter]);
  const posting = launches(person)
    .flatMap((l) => l.postings)
    .find((p) => p.title === (letter.postingTitle ?? '') && p.company === (letter.company ?? ''));
  const traced = letter.provenance.filter(isAbout).length;
  return (
    <>
      <div className="row between head">
        <div>
          <h1>
            <bdi>{letter.postingTitle || t('letter.title')}</bdi>
          </h1>
          <p className="lead">
            {letter.company && (
              <>
                <bdi>{letter.company}</bdi> ·{' '}
              </>
            )}
            {moment(letter.createdAt)}
          </p>
        </div>
        <div className="actions">
          <CopyButton text={letter.body} />
        </div>
      </div>
      <div className="beside">
        <div>
          <p className="hint">{t('letter.traced', { traced, total: letter.provenance.length })}</p>
          <article className="card letter" dir="auto">
            {paragraphs?.map((pieces, i) => (
              <p key={i} className="text">
                {pieces.map((piece) => (
                  <PieceText
                    key={piece.at}
                    piece={piece}
                    chosen={piece.statement !== undefined && piece.statement === chosen}
                    choose={setChosen}
                  />
                ))}
              </p>
            )) ?? <p className="text">{letter.body}</p>}
          </article>
        </div>
        <aside>
          <Download kind="letters" id={letter.id} />
          <section className="card origin" aria-labelledby="from" aria-live="polite" data-chosen={chosen !== undefined || undefined}>
            <div className="row between">
              <h2 id="from">{t('letter.from')}</h2>
              <button type="button" className="button quiet small close" onClick={() => setChosen(undefined)}>
                {t('letter.close')}
              </button>
            </div>
            {paragraphs ? <Origin traced={chosen} master={master} /> : <p className="hint">{t('letter.unplaced')}</p>}
            <Link to="/resumes/$id" params={{ id: letter.resumeId }} className="button quiet small">
              {t('letter.openResume')}
            </Link>
          </section>
          {posting && (
            <details className="card" open>
              <summary>{t('letter.posting')}</summary>
              <p className="text" dir="auto">
                {posting.text}
              </p>
            </details>
          )}
        </aside>
      </div>
    </>
  );
}

interface PieceProps {
  readonly piece: Piece<Statement>;
  readonly chosen: boolean;
  readonly choose: (statement: Statement) => void;
}

/** A sentence about the person answers to the pointer, a tap and the keyboard; a greeting is only text. */
function PieceText({ piece: { text, statement }, chosen, choose }: PieceProps) {
  if (!statement || !isAbout(statement)) return <span>{text}</span>;
  const take = (): void => choose(statement);
  // On a phone the answer covers the lower half: what was asked about stays above it.
  const show = (place: HTMLElement): void => {
    take();
    place.scrollIntoView({ block: 'nearest' });
  };
  return (
    <span
      role="button"
      tabIndex={0}
      className="traced"
      aria-pressed={chosen}
      onMouseEnter={take}
      onFocus={(event) => show(event.currentTarget)}
      onClick={(event) => show(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        show(event.currentTarget);
      }}
    >
      {text}
    </span>
  );
}
