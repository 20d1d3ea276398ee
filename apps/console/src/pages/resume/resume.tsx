import { getRouteApi } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { graphql } from '../../api/graphql.js';
import { NothingHere } from '../../app/nothing-here.js';
import { CopyButton } from '../../parts/copy-button.js';
import { Download } from '../../parts/download.js';
import { Findings } from '../../parts/findings.js';
import { Loading } from '../../parts/loading.js';
import { Problem } from '../../parts/problem.js';
import { moment, useText } from '../../text/i18n.js';
import { ResumeSheet } from './resume-sheet.js';

const ReadResume = graphql(`
  query ReadResume($id: ID!) {
    resume(id: $id) {
      id
      title
      kind
      version
      updatedAt
      content
      findings {
        pointer
        message
      }
    }
  }
`);

const route = getRouteApi('/resumes/$id');

/** One résumé to read: a person's own, or one written for a posting. */
export function ResumePage() {
  const t = useText();
  const { id } = route.useParams();
  const [{ data, error, fetching }, again] = useQuery({ query: ReadResume, variables: { id } });
  const resume = data?.resume;
  if (error && !resume) return <Problem error={error} again={() => again({ requestPolicy: 'network-only' })} />;
  if (!resume) return fetching ? <Loading /> : <NothingHere />;
  return (
    <>
      <div className="row between head">
        <div>
          <h1>
            <bdi>{resume.title}</bdi>
          </h1>
          <p className="lead">
            {t(`resume.${resume.kind}`)} · {t('resume.version', { version: resume.version })} · {moment(resume.updatedAt)}
          </p>
        </div>
        <div className="actions">
          <CopyButton text={JSON.stringify(resume.content, null, 2)} label="parts.copyJson" />
        </div>
      </div>
      <Download kind="resumes" id={resume.id} version={resume.version} />
      <ResumeSheet content={resume.content} />
      {resume.findings.length > 0 && <Findings findings={resume.findings} />}
    </>
  );
}
