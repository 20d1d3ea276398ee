import { parseId, Pieces, VitaeError, type ResumeId } from '#common';
import type { JobInput, JobPayload } from '#contracts';
import { isLanguage, LANGUAGES, postingLanguage } from '#language';
import type { NewItem } from '../../job/job.js';
import type { MasterResumes, ModelCatalogue } from '../ports.js';
import { invalid, type Prepared, type Submission, type SubmissionPorts } from '../submission.js';

/** One item for each posting and kind, from the master résumé as it stands now. */
export class GenerateDocuments implements Submission<'generate-documents'> {
  readonly type = 'generate-documents';

  constructor(
    private readonly resumes: MasterResumes,
    private readonly models: ModelCatalogue,
  ) {}

  async prepare(owner: string, input: JobInput<'generate-documents'>): Promise<Prepared> {
    const master = await this.master(owner, input.masterResumeId);
    if (!master) return { is: 'missing' };
    const unwritten = await unwrittenLanguage(input);
    if (unwritten !== undefined) return unwritten;
    const scopes = input.model == null ? [] : await this.scopesOf(input.model);
    if (!Array.isArray(scopes)) return scopes;
    const { kinds, postings } = input;
    const items: NewItem[] = [];
    const pieces = new Pieces();
    for (const [postingIndex, posting] of postings.entries()) {
      const text = JSON.stringify(posting.text);
      for (const [k, kind] of kinds.entries()) {
        const payload: Omit<JobPayload<'generate-documents'>, 'posting'> = {
          kind,
          masterResumeId: master.id,
          masterVersion: master.version,
          postingIndex,
          ...present({ model: input.model, tone: input.tone, language: input.language }),
        };
        items.push({ index: postingIndex * kinds.length + k, ...withPosting(posting, text, payload) });
      }
      const rest = pieces.next();
      if (rest) await rest;
    }
    return { is: 'items', items, scopes };
  }

  private async master(owner: string, id: string): Promise<{ id: ResumeId; version: number } | undefined> {
    const resumeId = parseId<ResumeId>(id);
    return resumeId && this.resumes.find(owner, resumeId);
  }

  /** What may hold the items: their model and its provider. An unknown or unconfigured model is answered with those there are. */
  private async scopesOf(name: string): Promise<string[] | Prepared> {
    const models = await this.models.list();
    const model = models.find((m) => m.name === name);
    if (model && (model.available || model.waitingUntil !== null)) return [`model:${model.name}`, `provider:${model.provider}`];
    const usable = models.filter((m) => m.available || m.waitingUntil !== null).map((m) => m.name);
    if (usable.length === 0) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'No model is available at present');
    return invalid('/model', 'UNKNOWN_MODEL', `must be one of ${usable.join(', ')}`);
  }
}

const AUTO = 'AUTO';
/** Half a page, which costs half a millisecond; 250 of them are looked at in pieces. */
const ENOUGH_TO_TELL = 2_000;
const WRITTEN = `documents are written in ${LANGUAGES.join(', ')}`;

/**
 * The refusal of a language nobody writes in, at once and not item by item: the one asked for, or of a posting where none is asked for. AUTO
 * leaves it to the writer, who takes the résumé's then.
 */
async function unwrittenLanguage({ language, postings }: JobInput<'generate-documents'>): Promise<Prepared | undefined> {
  if (language?.toUpperCase() === AUTO) return undefined;
  if (language != null) {
    const primary = language.toLowerCase().split('-', 1)[0] ?? '';
    return isLanguage(primary) ? undefined : invalid('/language', 'UNKNOWN_LANGUAGE', WRITTEN);
  }
  const pieces = new Pieces();
  for (const [at, { text }] of postings.entries()) {
    if (postingLanguage(text.slice(0, ENOUGH_TO_TELL)) === 'other')
      return invalid(`/postings/${at}/text`, 'UNKNOWN_LANGUAGE', `${WRITTEN}; name one of them as \`language\`, or AUTO for the résumé’s`);
    const rest = pieces.next();
    if (rest) await rest;
  }
  return undefined;
}

type Asked = JobInput<'generate-documents'>['postings'][number];

/** The payload with its posting first, whose text, as JSON, is the job's: every kind has it, and people repeat it. */
function withPosting(asked: Asked, text: string, payload: object): Pick<NewItem, 'payload' | 'shared'> {
  const { text: _, ...rest } = asked;
  const posting = '{"posting":{"text":';
  const others = JSON.stringify(present(rest)).slice(1);
  return {
    payload: `${posting}${others === '}' ? '' : ','}${others},${JSON.stringify(payload).slice(1)}`,
    shared: { at: posting.length, json: text },
  };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Without what was not given. */
const present = <T extends object>(fields: T): Present<T> & Pick<T, RequiredKeys<T>> =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v != null)) as Present<T> & Pick<T, RequiredKeys<T>>;

type RequiredKeys<T> = { [K in keyof T]-?: null extends T[K] ? never : undefined extends T[K] ? never : K }[keyof T];

export const createSubmission = ({ resumes, models }: SubmissionPorts): Submission<'generate-documents'> =>
  new GenerateDocuments(resumes, models);
