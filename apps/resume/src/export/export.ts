import type { LetterId, ResumeId } from '#common';
import type { DateStyle, Format, SectionId, Style } from '#render';
import type { Statement } from '../provenance/provenance.js';

/** `version` is a résumé's; left out: the one that stands. */
export type Document = { readonly version?: number | undefined } & (
  | { readonly kind: 'RESUME'; readonly id: ResumeId }
  | { readonly kind: 'LETTER'; readonly id: LetterId }
);

/** What a person chose of a file. */
export interface Choices {
  readonly format: Format;
  readonly style: Style;
  readonly language?: string | undefined;
  readonly dates: DateStyle;
  readonly order: readonly SectionId[];
  readonly hidden: readonly SectionId[];
  readonly titles: Readonly<Partial<Record<SectionId, string>>>;
  /** What no font can draw is left out; otherwise such a file is refused, and the characters are named. */
  readonly leaveOut: boolean;
  /** Statements that nothing supports go out with it; otherwise such a document is refused, and they are named. */
  readonly includeUnsupported: boolean;
}

/** A file that can be made, told apart from every other by its `etag`. */
export interface Prepared {
  readonly version: number;
  readonly fileName: string;
  readonly contentType: string;
  /** Of everything the bytes follow from, so it is known before they are made. Without quotes. */
  readonly etag: string;
  readonly make: () => Promise<Buffer>;
}

export const CONTENT_TYPES: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/** One answer names no more: a person puts right a handful at a time. */
export const MAX_UNSUPPORTED = 50;

/** A statement as a refusal names it: where, and why not. */
export const unsupportedDetail = ({ pointer, detail }: Statement): { pointer: string; detail?: string } => ({
  pointer,
  ...(detail === undefined ? {} : { detail }),
});
