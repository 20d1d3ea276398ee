import { checkStatement } from './check-statement.js';
import type { StatementTask } from './check-statement.js';
import { bareText } from './master/facts.js';
import type { Fact } from './master/facts.js';
import { sentencesOf } from './master/sentences.js';
import type { Finding } from './verdict.js';

/** The finding of a text of several sentences: the worst of theirs, with the sources of all. */
export function worstOf(pointer: string, findings: readonly Finding[]): Finding {
  const order = ['UNSUPPORTED', 'REWORDED', 'SUPPORTED'] as const;
  const worst = order.map((verdict) => findings.find((finding) => finding.verdict === verdict)).find((finding) => finding !== undefined);
  // What was aligned how is said of every sentence; why one was refused, of that one.
  const details = [...new Set(findings.flatMap(({ verdict, detail }) => (verdict === 'REWORDED' && detail !== undefined ? [detail] : [])))];
  return {
    ...(worst ?? { verdict: 'REWORDED' as const }),
    ...(worst === undefined || worst.verdict === 'REWORDED' ? { detail: details.join(' | ') || 'Says nothing' } : {}),
    pointer,
    sources: [...new Set(findings.flatMap(({ sources }) => [...sources]))],
  };
}

/** Checks a text sentence by sentence. A text that is word for word one of the person's is theirs whatever it holds. */
export function checkText(task: StatementTask): Finding {
  const facts: readonly Fact[] = [...task.scope.cited, ...task.scope.own, ...task.scope.global];
  const pointers = [...new Set(facts.map(({ pointer }) => pointer))];
  const words = bareText(task.text);
  const own = pointers.find((pointer) => pointer !== '' && task.facts.textAt(pointer) === words);
  if (own !== undefined) return { pointer: task.pointer, sources: [own], verdict: 'SUPPORTED' };
  return worstOf(
    task.pointer,
    sentencesOf(task.text).map((text) => checkStatement({ ...task, text })),
  );
}
