import type { Coverage, Provenance, Refused } from '#documents';

/** Facts about a document that go with it to the person. */
export interface GenerationDetail {
  readonly model: string;
  readonly provider: string;
  readonly language: string;
  /** The prompt's name and version, where a model was asked. */
  readonly prompt?: string;
  /** How many of the posting's requirements the document answers, of how many the master could. */
  readonly coverage?: Omit<Coverage, 'missing'>;
  /** What the posting asks for and the master does not tell of. */
  readonly missing?: Coverage['missing'];
  readonly refused: readonly Refused[];
}

/** Why nothing was written and nothing would be when asked again. */
export type FinalCode = 'AI_OUTPUT_INVALID' | 'AI_REFUSED' | 'BAD_USER_INPUT';

/** What became of a request. */
export type Generated =
  | {
      readonly is: 'resume';
      readonly title: string;
      readonly content: Readonly<Record<string, unknown>>;
      readonly provenance: readonly Provenance[];
      readonly detail: GenerationDetail;
    }
  | { readonly is: 'letter'; readonly body: string; readonly provenance: readonly Provenance[]; readonly detail: GenerationDetail }
  | {
      readonly is: 'failed';
      readonly code: FinalCode;
      readonly message: string;
      readonly detail: GenerationDetail;
    }
  | { readonly is: 'deferred'; readonly scope: string; readonly reason: string; readonly retryAfterMs: number };
