import { readPosting, type Posting, type PostingReading } from '#language';
import type { PartialDate } from '#json-resume';
import { candidatesFor } from './candidates.js';
import { thisMonth } from './today.js';
import type { Master } from './master.js';
import { readMaterial, tellsSomething, type Material } from './material.js';
import { matchTable, type MatchTable } from './ranking.js';

/** A posting and a master read for one another. */
export interface Evidence {
  readonly reading: PostingReading;
  /** What of the master is ranked for this posting. */
  readonly material: Material;
  readonly table: MatchTable;
  /** Whether there is anything a document could tell. */
  readonly tells: boolean;
}

interface Kept {
  readonly whole: Material;
  readonly posting: string;
  readonly evidence: Evidence;
}

/** Writer, check and coverage of one document, and the letter beside the résumé, ask for the same in a row. */
const MOST_KEPT = 4;
const recent: Kept[] = [];

/** Reads both, once for those who ask in a row. @throws NothingToWriteError POSTING_EMPTY */
export function evidenceOf(master: Master, { title, company, text }: Posting, asOf: PartialDate = thisMonth()): Evidence {
  const posting = JSON.stringify([title, company, text]);
  const reading = recent.find((one) => one.posting === posting)?.evidence.reading ?? readPosting({ text, ...named(title, company) });
  const whole = readMaterial(master, reading.language, asOf);
  const known = recent.find((one) => one.whole === whole && one.posting === posting);
  if (known !== undefined) return known.evidence;
  const material = candidatesFor(whole, reading);
  const evidence = { reading, material, table: matchTable(reading, material), tells: tellsSomething(whole) };
  recent.unshift({ whole, posting, evidence });
  recent.length = Math.min(recent.length, MOST_KEPT);
  return evidence;
}

const named = (title: string | undefined, company: string | undefined): Partial<Posting> => ({
  ...(title === undefined ? {} : { title }),
  ...(company === undefined ? {} : { company }),
});
