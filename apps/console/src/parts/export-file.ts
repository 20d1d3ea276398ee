import { token } from '../session/session.js';

/** As GET /exports has them. */
export const FORMATS = ['pdf', 'docx', 'html', 'md', 'txt', 'json'] as const;
export type Format = (typeof FORMATS)[number];

export interface Wanted {
  readonly kind: 'letters' | 'resumes';
  readonly id: string;
  readonly format: Format;
  readonly design: string;
  /** Of a résumé; left out: the current one. */
  readonly version?: number;
  /** Leaves out characters that no font has. */
  readonly leaveOut?: boolean;
  /** Lets statements go out that nothing of the person's supports. */
  readonly includeUnsupported?: boolean;
}

/** Why there is no file, in the codes of the one error map; `characters` where no font has them. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
  readonly characters: readonly string[];
}

/** The renderer has 10 s for a document, and may have to start. */
const REQUEST_MS = 30_000;

const UNREACHABLE: Refusal = { code: 'DEPENDENCY_UNAVAILABLE', detail: '', characters: [] };

function addressOf({ kind, id, format, design, version, leaveOut, includeUnsupported }: Wanted): string {
  const query = new URLSearchParams({ format, template: design });
  if (version !== undefined) query.set('version', String(version));
  if (leaveOut) query.set('leaveOut', 'true');
  if (includeUnsupported) query.set('includeUnsupported', 'true');
  return `/exports/${kind}/${id}?${query.toString()}`;
}

/** What a browser saves it as: RFC 8187's form before the plain one. */
function fileName(disposition: string | null, format: Format): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  try {
    if (encoded !== undefined) return decodeURIComponent(encoded);
  } catch {
    // Then the plain one.
  }
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1] ?? `document.${format}`;
}

/** Has the browser save a document as a file; answers why not otherwise. Never throws. */
export async function exportFile(wanted: Wanted): Promise<Refusal | undefined> {
  try {
    const bearer = await token();
    const headers: Record<string, string> = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    const response = await fetch(addressOf(wanted), { headers, signal: AbortSignal.timeout(REQUEST_MS) });
    if (!response.ok) return await refusalOf(response);
    save(await response.blob(), fileName(response.headers.get('content-disposition'), wanted.format));
    return undefined;
  } catch {
    return UNREACHABLE;
  }
}

async function refusalOf(response: Response): Promise<Refusal> {
  // A proxy's HTML page is no answer of ours.
  const told = (await response.json().catch(() => ({}))) as Partial<Refusal>;
  return {
    code: told.code ?? UNREACHABLE.code,
    detail: told.detail ?? '',
    characters: told.characters ?? [],
  };
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to read it by then; at once it would save nothing.
  setTimeout(() => URL.revokeObjectURL(link.href), REQUEST_MS);
}
