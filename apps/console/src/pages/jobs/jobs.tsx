import { getRouteApi, Link } from '@tanstack/react-router';
import { useQuery, useSubscription } from 'urql';
import type { ResultOf } from '../../api/graphql.js';
import { StateChip } from '../../parts/chip.js';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { ProgressBar } from '../../parts/progress-bar.js';
import { moment, useText } from '../../text/i18n.js';
import { isEnded, isJobStatus, JOB_STATUSES, settled } from './job-status.js';
import { JobName } from './job-name.js';
import { JobList, Live, type JobFacts } from './jobs.operations.js';
import { waitingText } from './waiting.js';

const PAGE = 20;
const route = getRouteApi('/jobs');

/** One's jobs, newest first. The filter stands in the address; what runs is live. */
export function Jobs() {
  const t = useText();
  const { status, after } = route.useSearch();
  const go = route.useNavigate();
  const variables = { first: PAGE, after: after ?? null, status: status ?? null };
  const [{ data, error, fetching }, again] = useQuery({ query: JobList, variables, requestPolicy: 'cache-and-network' });
  const jobs = data?.jobs;
  return (
    <>
      <div className="row between head">
        <h1>{t('jobs.title')}</h1>
        <label className="inline">
          {t('jobs.status')}
          <select
            value={status ?? ''}
            onChange={(event) => void go({ search: isJobStatus(event.target.value) ? { status: event.target.value } : {} })}
          >
            <option value="">{t('jobs.all')}</option>
            {JOB_STATUSES.map((s) => (
              <option key={s} value={s}>
                {t(`state.${s}`)}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error && !jobs && <Problem error={error} again={() => again({ requestPolicy: 'network-only' })} />}
      {!jobs && fetching && <Loading />}
      {jobs && jobs.nodes.length === 0 && <NoJobs filtered={status !== undefined || after !== undefined} />}
      <ul className="list">
        {jobs?.nodes.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      {jobs && (after !== undefined || jobs.pageInfo.hasNextPage) && (
        <nav className="row between" aria-label={t('jobs.pages')}>
          {after === undefined ? (
            <span />
          ) : (
            <button type="button" className="button quiet" onClick={() => history.back()}>
              {t('jobs.newer')}
            </button>
          )}
          {jobs.pageInfo.hasNextPage && jobs.pageInfo.endCursor !== null && (
            <Link to="/jobs" search={{ ...(status ? { status } : {}), after: jobs.pageInfo.endCursor }} className="button quiet">
              {t('jobs.older')}
            </Link>
          )}
        </nav>
      )}
    </>
  );
}

function NoJobs({ filtered }: { readonly filtered: boolean }) {
  const t = useText();
  return (
    <section className="empty">
      <p>{t(filtered ? 'jobs.noneLikeThat' : 'jobs.none')}</p>
      {filtered ? (
        <Link to="/jobs" className="button quiet">
          {t('jobs.all')}
        </Link>
      ) : (
        <Link to="/" className="button">
          {t('jobs.first')}
        </Link>
      )}
    </section>
  );
}

function JobRow({ job }: { readonly job: ResultOf<typeof JobFacts> }) {
  const t = useText();
  // The answer renews the same job in the cache, and with it this row.
  useSubscription({ query: Live, variables: { id: job.id }, pause: isEnded(job.status) });
  const { progress } = job;
  const waits = waitingText(job, t);
  return (
    <li className="card job">
      <div className="row between">
        <Link to="/jobs/$id" params={{ id: job.id }} className="title">
          <JobName id={job.id} type={job.type} />
        </Link>
        <StateChip state={job.status} />
      </div>
      <ProgressBar
        value={progress.total === 0 ? 0 : settled(progress) / progress.total}
        label={t('job.progress', { done: settled(progress), total: progress.total })}
      />
      <p className="hint">
        {moment(job.createdAt)}
        {progress.dead > 0 && ` · ${t('job.dead', { count: progress.dead })}`}
        {waits !== undefined && ` · ${waits}`}
      </p>
    </li>
  );
}
