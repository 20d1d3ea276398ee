import { useText, type MessageId } from '../text/i18n.js';
import { at, shown } from './pointer.js';

export interface Traced {
  readonly pointer: string;
  readonly verdict: 'SUPPORTED' | 'REWORDED' | 'UNSUPPORTED';
  readonly sources: readonly string[];
  readonly detail: string | null;
}

const VERDICTS: Readonly<Record<Traced['verdict'], MessageId>> = {
  SUPPORTED: 'origin.SUPPORTED',
  REWORDED: 'origin.REWORDED',
  UNSUPPORTED: 'origin.UNSUPPORTED',
};
const SECTIONS: Readonly<Record<string, MessageId>> = {
  basics: 'section.basics',
  work: 'section.work',
  education: 'section.education',
  skills: 'section.skills',
  languages: 'section.languages',
  projects: 'section.projects',
  certificates: 'section.certificates',
  volunteer: 'section.volunteer',
  awards: 'section.awards',
  publications: 'section.publications',
};

/**
 * Whether the check compared the sentence with the person's data and found that it claims nothing of them: a greeting, thanks. The API has no
 * verdict of its own for that, only the check's fixed words.
 */
const claimsNothing = (traced: Traced): boolean => traced.detail?.startsWith('Claims nothing of the person') === true;

/** Whether a statement tells something of the person, which then has a place in their résumé. */
export const isAbout = (traced: Traced | undefined): boolean => traced !== undefined && traced.sources.length > 0 && !claimsNothing(traced);

/** What an entry of a list is called in the résumé: an employer, a school, a skill. */
function entryName(master: unknown, source: string): string {
  const [, section = '', index = ''] = source.split('/');
  const entry = /^\d+$/.test(index) ? at(master, `/${section}/${index}`) : undefined;
  const keys = ['name', 'institution', 'organization', 'title', 'language'];
  return keys.map((key) => shown(at(entry, `/${key}`))).find((name) => name !== '') ?? '';
}

interface OriginProps {
  readonly traced: Traced | undefined;
  /** The master as it stood; undefined where that version is not there any more. */
  readonly master: unknown;
}

/** Where one statement comes from: the lines of the person's own résumé. */
export function Origin({ traced, master }: OriginProps) {
  const t = useText();
  if (!traced) return <p className="hint">{t('origin.choose')}</p>;
  if (!isAbout(traced)) return <p className="hint">{t('origin.nothing')}</p>;
  return (
    <>
      <p className={`verdict ${traced.verdict}`}>{t(VERDICTS[traced.verdict])}</p>
      <ul className="sources">
        {traced.sources.map((source) => {
          const section = SECTIONS[source.split('/')[1] ?? ''];
          const text = shown(at(master, source));
          const place = [section ? t(section) : '', entryName(master, source)].filter((part) => part !== '' && part !== text);
          return (
            <li key={source}>
              {text !== '' && (
                <q dir="auto">
                  <bdi>{text}</bdi>
                </q>
              )}
              <span className="hint" title={source}>
                <bdi>{place.length > 0 ? place.join(' · ') : source}</bdi>
              </span>
            </li>
          );
        })}
      </ul>
    </>
  );
}
