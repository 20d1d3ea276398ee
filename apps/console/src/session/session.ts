/**
 * Who is signed in, in this tab. The access token lives in this module and nowhere else; the refresh token is a cookie that no script sees.
 * UNKNOWN (not asked yet) → SIGNED_OUT ⇄ SIGNED_IN. Signing out in one tab signs every tab out; a failing network signs nobody out.
 */
export interface Signed {
  readonly accessToken: string;
  readonly accessTokenExpiresAt: string;
  readonly user: { readonly id: string; readonly email: string; readonly role: string };
}

export interface SessionProblem {
  readonly code: string;
  readonly detail: string;
  readonly issues: readonly { readonly path: string; readonly message: string }[];
}

export type Entered = { readonly signed: Signed } | { readonly mailSentTo: string } | { readonly problem: SessionProblem };
export type SessionState = { readonly kind: 'unknown' } | { readonly kind: 'out' } | { readonly kind: 'in'; readonly signed: Signed };

/** Renewed so long before its end: a request takes time, and clocks differ. */
const EARLY_MS = 60_000;
const REQUEST_MS = 15_000;
/** How long a tab that had to wait for another's renewal listens for what came of it, before it asks itself. */
const HEAR_MS = 250;

type Told = { readonly kind: 'out' } | { readonly kind: 'in'; readonly signed: Signed };

let state: SessionState = { kind: 'unknown' };
let renewing: Promise<Signed | undefined> | undefined;
const listeners = new Set<() => void>();
const others = new BroadcastChannel('vitae-session');

function become(next: Told, tell: boolean): void {
  state = next;
  if (tell) others.postMessage(next);
  for (const listener of listeners) listener();
}

others.addEventListener('message', ({ data }: MessageEvent<Told>) => become(data, false));

async function post(path: string, body: object = {}): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  return fetch(`/session/${path}`, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(REQUEST_MS) });
}

async function problemOf(response: Response): Promise<SessionProblem> {
  // A proxy's HTML page is no answer of ours.
  const told = (await response.json().catch(() => ({}))) as Partial<SessionProblem>;
  return { code: told.code ?? 'DEPENDENCY_UNAVAILABLE', detail: told.detail ?? '', issues: told.issues ?? [] };
}

/** Never throws for a refusal; a request that is not answered is told as DEPENDENCY_UNAVAILABLE. */
export async function enter(how: 'register' | 'login', email: string, password: string): Promise<Entered> {
  let response: Response;
  try {
    response = await post(how, { email, password });
  } catch {
    return { problem: { code: 'DEPENDENCY_UNAVAILABLE', detail: '', issues: [] } };
  }
  if (response.status === 202) return { mailSentTo: email };
  if (!response.ok) return { problem: await problemOf(response) };
  const signed = (await response.json()) as Signed;
  become({ kind: 'in', signed }, true);
  return { signed };
}

const lasts = (s: Signed): boolean => Date.parse(s.accessTokenExpiresAt) - Date.now() >= EARLY_MS;
const fresh = (): Signed | undefined => (state.kind === 'in' && lasts(state.signed) ? state.signed : undefined);

/** Resolves when another tab has told something, or after `HEAR_MS`. */
function heard(): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      listeners.delete(done);
      resolve();
    };
    const timer = setTimeout(done, HEAR_MS);
    listeners.add(done);
  });
}

async function ask(): Promise<Signed | undefined> {
  const response = await post('refresh');
  if (response.status === 200) {
    const signed = (await response.json()) as Signed;
    become({ kind: 'in', signed }, true);
    return signed;
  }
  if (response.status !== 204 && response.status !== 401 && response.status !== 403) throw new Error('The session could not be renewed');
  become({ kind: 'out' }, response.status !== 204);
  return undefined;
}

/** Tabs take turns; one that had to wait takes what the other was given. */
async function inTurn(): Promise<Signed | undefined> {
  const first = await navigator.locks.request('vitae-renew', { ifAvailable: true }, async (lock) =>
    lock ? { mine: await ask() } : undefined,
  );
  if (first) return first.mine;
  const news = heard();
  return navigator.locks.request('vitae-renew', async () => {
    if (!fresh()) await news;
    return fresh() ?? (await ask());
  });
}

/** A new access token from the cookie, asked for once however many need it. Undefined: signed out. Throws where the service does not answer. */
export function renew(): Promise<Signed | undefined> {
  renewing ??= inTurn().finally(() => (renewing = undefined));
  return renewing;
}

/** Ends the session here and in every other tab. True where the service has ended it too. */
export async function leave(): Promise<boolean> {
  const ended = await post('logout').then((r) => r.status === 204, () => false); // prettier-ignore
  if (ended) become({ kind: 'out' }, true);
  return ended;
}

/** A token that lasts, renewed where it must be. Undefined: signed out. */
export async function token(): Promise<string | undefined> {
  if (state.kind === 'out') return undefined;
  return (fresh() ?? (await renew()))?.accessToken;
}

export const session = (): SessionState => state;

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
