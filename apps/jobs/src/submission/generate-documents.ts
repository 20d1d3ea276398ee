import { z } from 'zod';
import { parseId, storableText, VitaeError, type ResumeId } from '#common';
import type { GenerateDocumentPayload } from '#contracts';
import type { ModelCatalogue } from '../clients/ai.client.js';
import type { MasterResumes } from '../clients/resume.client.js';
import { invalid, type Prepared, type Submission } from './submission.js';

/** A posting's text in bytes: five times the longest advertisement in the samples; items repeat it, so it bounds the job's rows. */
const MOST_POSTING_BYTES = 32_768;
const MOST_POSTINGS = 250;

const line = (most: number) => z.string().max(most).refine(storableText, { error: 'holds a NUL or half a character' });

const posting = z.strictObject({
  title: line(300).nullish(),
  company: line(300).nullish(),
  url: line(2_000)
    .refine((v) => URL.canParse(v) && /^https?:$/.test(new URL(v).protocol), { error: 'must be an http(s) address' })
    .nullish(),
  text: z
    .string()
    .refine((v) => v.trim().length > 0, { error: 'must not be empty', params: { code: 'TOO_SMALL' } })
    .refine((v) => Buffer.byteLength(v) <= MOST_POSTING_BYTES, {
      error: `must be at most ${MOST_POSTING_BYTES} bytes`,
      params: { code: 'TOO_BIG' },
    })
    .refine(storableText, { error: 'holds a NUL or half a character' }),
});

const rules = z.strictObject({
  masterResumeId: z.string(),
  postings: z.array(posting).min(1).max(MOST_POSTINGS),
  kinds: z
    .array(z.enum(['RESUME', 'COVER_LETTER']))
    .min(1)
    .refine((kinds) => new Set(kinds).size === kinds.length, { error: 'must not repeat a kind' })
    .default(['RESUME']),
  model: line(100).min(1).nullish(),
  tone: line(64).min(1).nullish(),
  /** BCP 47, as far as a language of a document needs it. */
  language: z
    .string()
    .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/, { error: 'must be a language tag such as en or de-CH' })
    .nullish(),
});

type Input = z.output<typeof rules>;

/** One item for each posting and kind, from the master résumé as it stands now. */
export class GenerateDocuments implements Submission<typeof rules> {
  readonly type = 'generate-documents';
  readonly rules = rules;

  constructor(
    private readonly resumes: MasterResumes,
    private readonly models: ModelCatalogue,
  ) {}

  async prepare(owner: string, input: Input): Promise<Prepared> {
    const master = await this.master(owner, input.masterResumeId);
    if (!master) return { is: 'missing' };
    const scopes = input.model == null ? [] : await this.scopesOf(input.model);
    if (!Array.isArray(scopes)) return scopes;
    const { kinds, postings } = input;
    const items = postings.flatMap((p, postingIndex) =>
      kinds.map((kind, k) => {
        const payload: GenerateDocumentPayload = {
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
