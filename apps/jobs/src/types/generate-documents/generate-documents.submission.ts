import { parseId, VitaeError, type ResumeId } from '#common';
import type { JobInput, JobPayload } from '#contracts';
import type { ModelCatalogue } from '../../clients/ai.client.js';
import type { MasterResumes } from '../../clients/resume.client.js';
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
    const scopes = input.model == null ? [] : await this.scopesOf(input.model);
    if (!Array.isArray(scopes)) return scopes;
    const { kinds, postings } = input;
    const items = postings.flatMap((p, postingIndex) =>
      kinds.map((kind, k) => {
        const payload: JobPayload<'generate-documents'> = {
          kind,
          masterResumeId: master.id,
          masterVersion: master.version,
          posting: present(p),
          postingIndex,
          ...present({ model: input.model, tone: input.tone, language: input.language }),
        };
        return { index: postingIndex * kinds.length + k, payload: JSON.stringify(payload) };
      }),
    );
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

type Present<T> = { [K in keyof T]?: Exclude<T[K], null | undefined> };

/** Without what was not given. */
const present = <T extends object>(fields: T): Present<T> & Pick<T, RequiredKeys<T>> =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v != null)) as Present<T> & Pick<T, RequiredKeys<T>>;

type RequiredKeys<T> = { [K in keyof T]-?: null extends T[K] ? never : undefined extends T[K] ? never : K }[keyof T];

export const createSubmission = ({ resumes, models }: SubmissionPorts): Submission<'generate-documents'> =>
  new GenerateDocuments(resumes, models);
