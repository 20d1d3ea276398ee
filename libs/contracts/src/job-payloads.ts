/**
 * What Jobs puts into an item's `payload` (UTF-8 JSON) for each job type, and the executor's handler reads out of it.
 * Fields are only ever added: an executor of yesterday may claim an item of today.
 */
export interface FibonacciPayload {
  /** 0..1000. */
  readonly n: number;
}

export interface PostingPayload {
  readonly title?: string;
  readonly company?: string;
  readonly url?: string;
  readonly text: string;
}

/** One document for one posting. */
export interface GenerateDocumentPayload {
  readonly kind: 'RESUME' | 'COVER_LETTER';
  readonly masterResumeId: string;
  /** The master's version at submit: what the person changes while the job waits does not change the job. */
  readonly masterVersion: number;
  readonly posting: PostingPayload;
  /** The posting's place in what was asked for, from 0. */
  readonly postingIndex?: number;
  readonly model?: string;
  readonly tone?: string;
  /** BCP 47. */
  readonly language?: string;
}

/** One staged chunk of an upload; its records travel in the claimed item's `body`. */
export interface ImportChunkPayload {
  readonly uploadId: string;
  readonly chunk: number;
  /** Index of each record in the uploaded file, in the body's order. */
  readonly indexes: readonly number[];
}

/** The job type that exists to be broken: what happens to an item is the witness's to say. */
export type ProbePayload = Readonly<Record<string, never>>;

export interface JobPayloads {
  readonly fibonacci: FibonacciPayload;
  readonly 'generate-documents': GenerateDocumentPayload;
  readonly 'import-resumes': ImportChunkPayload;
  readonly probe: ProbePayload;
}
