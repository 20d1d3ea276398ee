import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery, useSubscription } from 'urql';
import { NothingHere } from '../../app/nothing-here.js';
import { usePersonId } from '../../app/person.js';
import type { ResultOf } from '../../api/graphql.js';
import { StateChip } from '../../parts/chip.js';
import { Findings } from '../../parts/findings.js';
import { launchOf } from '../../parts/launches.js';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { ProgressBar } from '../../parts/progress-bar.js';
import { moment, useText } from '../../text/i18n.js';
import { JobActions } from './job-actions.js';
import { ItemsPage } from './job-items.js';
import { JobName } from './job-name.js';
import { isEnded, settled } from './job-status.js';
import { Live, OneJob, type JobFacts } from './jobs.operations.js';
import { waitingText } from './waiting.js';

const route = getRouteApi('/jobs/$id');

/** One job: how far it is, why it waits, what it made. */
export function JobPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: OneJob, variables: { id }, requestPolicy: 'cache-and-network' });
  const job = data?.job;
  useSubscription({ query: Live, variables: { id }, pause: !job || isEnded(job.status) });
  if (error && !job) return <Problem error={error} again={() => again({ requestPolicy: 'network-only' })} />;
  if (!job) return fetching ? <Loading /> : <NothingHere />;
  return <ShownJob key={job.id} job={job} />;
}

function ShownJob({ job }: { readonly job: ResultOf<typeof JobFacts> }) {
  const t = useText();
  const launch = launchOf(usePersonId(), job.id);
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [onlyDead, setOnlyDead] = useState(false);
  const { progress } = job;
  const waits = waitingText(job, t);
  const filter = (dead: boolean): void => {
    setCursors([null]);
    setOnlyDead(dead);
  };
  return (
    <>
      <div className="row between head">
        <h1>
          <JobName id={job.id} type={job.type} />
        </h1>
        <JobActions job={job} />
      </div>
      <section className="card state" aria-live="polite" data-state={job.status}>
        <div className="row between">
          <StateChip state={job.status} />
          <span className="hint">{moment(job.finishedAt ?? job.createdAt)}</span>
        </div>
        <ProgressBar
          value={progress.total === 0 ? null : settled(progress) / progress.total}
          label={t('job.progress', { done: settled(progress), total: progress.total })}
        />
        {waits !== undefined && <p className="notice warn">{waits}</p>}
        {job.error && <p className="wrong">{job.error.message}</p>}
        {!isEnded(job.status) && waits === undefined && <p className="hint">{t('job.leave')}</p>}
      </section>
      <div className={launch && launch.postings.length > 0 ? 'beside' : undefined}>
        <section aria-labelledby="documents">
          <div className="row between">
            <h2 id="documents">{t('job.documents')}</h2>
            {progress.dead > 0 && (
              <label className="check">
                <input type="checkbox" checked={onlyDead} onChange={(event) => filter(event.target.checked)} />
                {t('job.onlyDead', { count: progress.dead })}
              </label>
            )}
          </div>
          <ul className="list">
            {cursors.map((after, i) => (
              <ItemsPage
                key={after ?? 'first'}
                job={job}
                launch={launch}
                after={after}
                onlyDead={onlyDead}
                more={i === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined}
              />
            ))}
          </ul>
        </section>
        {launch && launch.postings.length > 0 && (
          <aside aria-labelledby="postings">
            <h2 id="postings">{t('job.postings', { count: launch.postings.length })}</h2>
            {launch.postings.slice(0, 10).map((p, i) => (
              <details key={i} className="card" open={launch.postings.length === 1}>
                <summary>
                  <bdi>{[p.title, p.company].filter((part) => part !== '').join(' · ') || t('write.postingNumber', { number: i + 1 })}</bdi>
                </summary>
                <p className="text" dir="auto">
                  {p.text}
                </p>
              </details>
            ))}
          </aside>
        )}
      </div>
      {launch && launch.findings.length > 0 && <Findings findings={launch.findings} />}
    </>
  );
}
