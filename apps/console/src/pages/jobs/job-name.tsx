import { usePersonId } from '../../app/person.js';
import { launchOf } from '../../parts/launches.js';
import { useText, type MessageId } from '../../text/i18n.js';

const TYPES: Readonly<Record<string, MessageId>> = {
  'generate-documents': 'type.generate-documents',
  'import-resumes': 'type.import-resumes',
};

/** What a job is about: its postings where this device asked for them, its type else. */
export function JobName({ id, type }: { readonly id: string; readonly type: string }) {
  const t = useText();
  const launch = launchOf(usePersonId(), id);
  const first = launch?.postings[0];
  const name = first ? [first.title, first.company].filter((part) => part !== '').join(' · ') : '';
  if (!launch || name === '') return <bdi>{TYPES[type] ? t(TYPES[type]) : type}</bdi>;
  const more = launch.postings.length - 1;
  return (
    <bdi>
      {name}
      {more > 0 && ` ${t('job.morePostings', { count: more })}`}
    </bdi>
  );
}
