import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useQuery } from 'urql';
import type { ResultOf } from '../../api/graphql.js';
import { StateChip } from '../../parts/chip.js';
import type { Launch } from '../../parts/launches.js';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { useText, type MessageId } from '../../text/i18n.js';
import { Items, type JobFacts } from './jobs.operations.js';

const PAGE = 50;

interface ItemsPageProps {
  readonly job: ResultOf<typeof JobFacts>;
  readonly launch: Launch | undefined;
  readonly after: string | null;
  readonly onlyDead: boolean;
  /** Shows the page after this one; undefined where it is shown already. */
  readonly more: ((cursor: string) => void) | undefined;
}

/** Fifty of a job's items, read anew whenever the job says that it has changed. */
export function ItemsPage({ job, launch, after, onlyDead, more }: ItemsPageProps) {
  const t = useText();
  const variables = { id: job.id, first: PAGE, after, status: onlyDead ? ('DEAD' as const) : null };
  const [{ data, error }, again] = useQuery({ query: Items, variables });
  useEffect(() => again({ requestPolicy: 'network-only' }), [job.revision, again]);
  const items = data?.job?.items;
  if (error && !items) {
    return (
      <li>
        <Problem error={error} again={() => again({ requestPolicy: 'network-only' })} />
      </li>
    );
  }
  if (!items) {
    return (
      <li>
        <Loading />
      </li>
    );
  }
  const end = items.pageInfo.hasNextPage ? items.pageInfo.endCursor : null;
  return (
    <>
      {items.nodes.map((item) => (
        <Item key={item.id} item={item} launch={launch} />
      ))}
      {more && end !== null && (
        <li>
          <button type="button" className="button quiet" onClick={() => more(end)}>
            {t('job.more')}
          </button>
        </li>
      )}
    </>
  );
}

type JobItem = NonNullable<ResultOf<typeof Items>['job']>['items']['nodes'][number];

const KINDS: Readonly<Record<string, MessageId>> = {
  RESUME: 'kind.RESUME',
  COVER_LETTER: 'kind.COVER_LETTER',
  IMPORT_CHUNK: 'kind.IMPORT_CHUNK',
};

function Item({ item, launch }: { readonly item: JobItem; readonly launch: Launch | undefined }) {
  const t = useText();
  const { result, error } = item;
  // Items stand in the order of the postings, and of the kinds within each.
  const posting = launch?.postings[Math.floor(item.index / Math.max(1, launch.kinds))];
  const known = KINDS[result?.kind ?? ''];
  const name = known ? t(known) : t('job.item', { number: item.index + 1 });
  const about = [posting?.title, posting?.company].filter((part) => part).join(' · ');
  const link = result?.id ? { name, id: result.id } : undefined;
  return (
    <li className="card item">
      <div className="row between">
        <div>
          {link && result?.kind === 'COVER_LETTER' && (
            <Link to="/letters/$id" params={{ id: link.id }} className="title">
              {name}
            </Link>
          )}
          {link && result?.kind === 'RESUME' && (
            <Link to="/resumes/$id" params={{ id: link.id }} className="title">
              {name}
            </Link>
          )}
          {!(link && (result?.kind === 'COVER_LETTER' || result?.kind === 'RESUME')) && <span className="title">{name}</span>}
          {about !== '' && (
            <p className="hint">
              <bdi>{about}</bdi>
            </p>
          )}
        </div>
        <StateChip state={item.status} />
      </div>
      {error && (
        <p className="wrong">
          {error.message} <code>{error.code}</code>
          {item.attempt > 1 && ` · ${t('job.attempts', { count: item.attempt })}`}
        </p>
      )}
      {result && !known && result.detail !== null && <pre className="text">{JSON.stringify(result.detail)}</pre>}
    </li>
  );
}
