import { keepDraft, readDraft } from './draft.js';

/**
 * What a job was asked for on this device: the postings, which the API does not give back, and what was noticed in the résumé. Pages show it
 * beside what was written, and do without it elsewhere.
 */
export interface Launch {
  readonly jobId: string;
  readonly resumeId: string;
  readonly kinds: number;
  readonly postings: readonly { readonly title: string; readonly company: string; readonly text: string }[];
  readonly findings: readonly { readonly pointer: string; readonly message: string }[];
}

/** Of 32 kB a posting a browser keeps some hundred; the oldest go first. */
const MOST = 20;
const NAME = 'launches';

const isLaunches = (value: unknown): value is Launch[] =>
  Array.isArray(value) && value.every((l) => typeof l === 'object' && l !== null && typeof (l as Launch).jobId === 'string' && Array.isArray((l as Launch).postings) && Array.isArray((l as Launch).findings)); // prettier-ignore

export const launches = (person: string): readonly Launch[] => readDraft(person, NAME, isLaunches) ?? [];

export const launchOf = (person: string, jobId: string): Launch | undefined => launches(person).find((l) => l.jobId === jobId);

/** Keeps as many of the newest as there is room for. */
export function keepLaunch(person: string, launch: Launch): void {
  const all = [launch, ...launches(person).filter((l) => l.jobId !== launch.jobId)];
  for (let most = MOST; most > 0; most = Math.floor(most / 2)) if (keepDraft(person, NAME, all.slice(0, most))) return;
}
