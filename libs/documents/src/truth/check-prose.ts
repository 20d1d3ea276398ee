import { checkStatement } from './check-statement.js';
import type { StatementTask } from './check-statement.js';
import { worstOf } from './check-text.js';
import { clausesOf } from './claims/clauses.js';
import type { Entry, Fact } from './master/facts.js';
import { namedEntries } from './master/named.js';
import { wholeScope } from './master/scope.js';
import { Reading } from './reading/reading.js';
import type { Finding } from './verdict.js';

/** What of a task the sentence itself decides. */
type ProseTask = Omit<StatementTask, 'scope'>;

/**
 * Checks a sentence about the person. Where it names posts, its figures and deeds must be theirs: of the one named in the same part
 * of the sentence, when it names several. `within` are the posts named, or the one the sentence before was about.
 */
export function checkProse(task: ProseTask, within: readonly Entry[], hints: readonly string[], addressed: readonly Fact[] = []): Finding {
  const check = (text: string, entries: readonly Entry[]): Finding => {
    const scope = wholeScope(task.facts, hints, entries);
    return checkStatement({ ...task, text, scope: { ...scope, global: [...scope.global, ...addressed] } });
  };
  const parts = partsOf(task, within);
  if (parts.length < 2) return check(task.text, within);
  const findings = parts.map(({ text, entries }) => check(text, entries));
  return worstOf(task.pointer, findings);
}

interface Part {
  readonly text: string;
  readonly entries: readonly Entry[];
}

/** Content words a part must have to be judged by itself; less is a mere list of names. */
const SELF_STANDING = 2;

/** Cuts a sentence that names several posts into parts that name one each; clauses without a name go with the one before them. */
function partsOf({ text, facts, language }: ProseTask, within: readonly Entry[]): Part[] {
  if (within.length < 2) return [];
  const reading = new Reading(text, language);
  const named = namedEntries(reading, facts);
  const parts: { from: number; to: number; entries: Entry[] }[] = [];
  for (const { from, to } of clausesOf(reading)) {
    const here = named.filter(({ at }) => from <= at && at < to).map(({ entry }) => entry);
    const last = parts.at(-1);
    const words = reading.words.filter((word) => word.from >= from && word.to <= to).length - here.length * 2;
    const joins = here.length === 0 || words < SELF_STANDING || last?.entries.length === 0;
    if (last !== undefined && joins) {
      last.to = to;
      last.entries.push(...here);
    } else parts.push({ from, to, entries: here });
  }
  return parts.map(({ from, to, entries }, i) => ({
    text: text.slice(
      i === 0 ? 0 : (reading.tokens[from]?.start ?? 0),
      i === parts.length - 1 ? text.length : (reading.tokens[to]?.start ?? text.length),
    ),
    entries: entries.length > 0 ? entries : within,
  }));
}
