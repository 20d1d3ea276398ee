import { Fragment } from 'react';
import { useText, type MessageId } from '../../text/i18n.js';
import { fieldsOf, isRecord, textOf } from './json-resume.js';

const SECTIONS = [
  ['work', 'section.work'],
  ['volunteer', 'section.volunteer'],
  ['projects', 'section.projects'],
  ['education', 'section.education'],
  ['certificates', 'section.certificates'],
  ['awards', 'section.awards'],
  ['publications', 'section.publications'],
  ['skills', 'section.skills'],
  ['languages', 'section.languages'],
] as const satisfies readonly (readonly [string, MessageId])[];

/** JSON Resume as a sheet to read. Whatever a person wrote is text here, and a field that is none is left out. */
export function ResumeSheet({ content }: { readonly content: unknown }) {
  const t = useText();
  const root = isRecord(content) ? content : {};
  const basics = isRecord(root['basics']) ? root['basics'] : {};
  const contact = ['email', 'phone', 'url'].map((key) => textOf(basics[key])).filter((v) => v !== '');
  return (
    <article className="card sheet" dir="auto">
      <header>
        <h2>
          <bdi>{textOf(basics['name'])}</bdi>
        </h2>
        {textOf(basics['label']) !== '' && <p className="lead">{textOf(basics['label'])}</p>}
        <p className="hint">{contact.join(' · ')}</p>
        {textOf(basics['summary']) !== '' && <p>{textOf(basics['summary'])}</p>}
      </header>
      {SECTIONS.map(([key, title]) => {
        const entries = Array.isArray(root[key]) ? root[key].filter(isRecord) : [];
        if (entries.length === 0) return null;
        return (
          <Fragment key={key}>
            <h3>{t(title)}</h3>
            {entries.map((entry, i) => (
              <Entry key={i} entry={entry} />
            ))}
          </Fragment>
        );
      })}
    </article>
  );
}

function Entry({ entry }: { readonly entry: Readonly<Record<string, unknown>> }) {
  const { title, where, when, text, points } = fieldsOf(entry);
  return (
    <section className="entry">
      <div className="row between">
        <p>
          <strong>{title}</strong>
          {where !== '' && ` · ${where}`}
        </p>
        {when !== '' && <span className="hint">{when}</span>}
      </div>
      {text !== '' && <p>{text}</p>}
      {points.length > 0 && (
        <ul>
          {points.map((point, i) => (
            <li key={i}>{point}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
