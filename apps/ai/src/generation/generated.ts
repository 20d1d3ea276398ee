import type { Coverage, Provenance, Refused } from '#documents';

/**
 * LANGUAGE_OF_RESUME: the posting's language is none that documents are written in, or cannot be told, and the résumé's was taken.
 * SHORT_LETTER: fewer words than a whole letter has (Japanese: characters), because the résumé holds no more to tell for this posting.
 */
export type Note =
  | { readonly code: 'LANGUAGE_OF_RESUME'; readonly message: string }
  | { readonly code: 'SHORT_LETTER'; readonly message: string; readonly length: number; readonly least: number };

/** Facts about a document that go with it to the person. */
export interface GenerationDetail {
  readonly model: string;
  readonly provider: string;
  readonly language: string;
  /** What the person should know of how it was written. */
  readonly notes?: readonly Note[];
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
