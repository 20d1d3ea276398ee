import type { Style } from '../design/design.js';
import type { DocumentView } from '../view/view.js';

/** What only the child makes: native code or a library of some megabytes. */
export type HeavyFormat = 'pdf' | 'docx';

export interface RenderRequest {
  readonly id: number;
  readonly format: HeavyFormat;
  readonly view: DocumentView;
  readonly style: Style;
}

export type RenderReply =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly undrawn: readonly string[] }
  /** The native engine is not there for this platform. */
  | { readonly id: number; readonly unavailable: string }
  | { readonly id: number; readonly error: string };
