import { AlertDialog } from '@base-ui/react/alert-dialog';
import { useState } from 'react';
import { useMutation } from 'urql';
import type { ResultOf } from '../../api/graphql.js';
import { problemText } from '../../parts/problem.js';
import { useText } from '../../text/i18n.js';
import { isEnded } from './job-status.js';
import { Cancel, Pause, Redrive, Resume, type JobFacts } from './jobs.operations.js';

/** What can be done with a job in its present state; nothing else is shown. */
export function JobActions({ job }: { readonly job: ResultOf<typeof JobFacts> }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const [wrong, setWrong] = useState('');
  const [pausing, pause] = useMutation(Pause);
  const [resuming, resume] = useMutation(Resume);
  const [cancelling, cancel] = useMutation(Cancel);
  const [redriving, redrive] = useMutation(Redrive);
  const busy = [pausing, resuming, cancelling, redriving].some((m) => m.fetching);
  const act = async (what: typeof pause | typeof resume | typeof cancel | typeof redrive): Promise<void> => {
    setWrong('');
    const { error } = await what({ id: job.id });
    if (error) setWrong(problemText(error, t));
  };
  const open = job.progress.ready + job.progress.running;
  const running = job.status === 'QUEUED' || job.status === 'RUNNING';
  return (
    <div className="actions">
      {running && (
        <button type="button" className="button quiet" disabled={busy} onClick={() => void act(pause)}>
          {t('job.pause')}
        </button>
      )}
      {job.status === 'PAUSED' && (
        <button type="button" className="button" disabled={busy} onClick={() => void act(resume)}>
          {t('job.resume')}
        </button>
      )}
      {isEnded(job.status) && job.progress.dead > 0 && (
        <button type="button" className="button" disabled={busy} onClick={() => void act(redrive)}>
          {t('job.redrive', { count: job.progress.dead })}
        </button>
      )}
      {(running || job.status === 'PAUSED') && (
        <AlertDialog.Root open={asking} onOpenChange={setAsking}>
          <AlertDialog.Trigger className="button quiet danger" disabled={busy}>
            {t('job.cancel')}
          </AlertDialog.Trigger>
          <AlertDialog.Portal>
            <AlertDialog.Backdrop className="backdrop" />
            <AlertDialog.Popup className="dialog">
              <AlertDialog.Title>{t('job.cancelTitle')}</AlertDialog.Title>
              <AlertDialog.Description>{t('job.cancelText', { open, done: job.progress.succeeded })}</AlertDialog.Description>
              <div className="row end">
                <AlertDialog.Close className="button quiet">{t('job.cancelNot')}</AlertDialog.Close>
                <AlertDialog.Close className="button danger" onClick={() => void act(cancel)}>
                  {t('job.cancelYes')}
                </AlertDialog.Close>
              </div>
            </AlertDialog.Popup>
          </AlertDialog.Portal>
        </AlertDialog.Root>
      )}
      {wrong !== '' && (
        <p role="alert" className="wrong">
          {wrong}
        </p>
      )}
    </div>
  );
}
