import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Master } from '#documents';
import type { Posting } from '#language';
import { root } from '../../test/harness/stack.js';
import type { Row, Run } from '../measure.js';
import type { WriterOrder, WriterTook } from '../opponents/local-writer.js';

/** Lines of work in a master. A person's has some 50; 2,000 are 180 kB, which a legal record may be. */
const HIGHLIGHTS = [50, 500, 2_000];
const POSTINGS = 25;
const POSTS = 10;
const GOAL_MS = 200;
const WITHIN_MS = 300_000;

const WORDS =
  'billing orders search cluster pipeline latency Kafka PostgreSQL Kubernetes React Terraform Python invoices warehouse reporting monitoring support training customers suppliers quality audit budget'.split(
    ' ',
  );
const word = (at: number): string => WORDS[(at * 7 + Math.floor(at / 5)) % WORDS.length] as string;
const words = (at: number, count: number): string => Array.from({ length: count }, (_, i) => word(at + i * i)).join(' ');

const masterOf = (highlights: number): Master => ({
  basics: { name: 'Ada Quill', label: 'Engineer', email: 'ada@example.org', summary: words(3, 30) },
  work: Array.from({ length: POSTS }, (_, post) => ({
    name: `Firm ${post}`,
    position: 'Engineer',
    startDate: `${2010 + post}-01`,
    endDate: `${2011 + post}-01`,
    highlights: Array.from({ length: highlights / POSTS }, (_line, at) => `Designed ${words(post * 211 + at, 10)} by ${at} %`),
  })),
  skills: [{ name: 'Dev', keywords: ['Kafka', 'PostgreSQL', 'React'] }],
});

/** Sixty requirements of few words: every line of the master has to do with most of them. */
const postingOf = (at: number): Posting => ({
  title: 'Senior Engineer',
  company: 'Acme',
  text: Array.from({ length: 60 }, (_, line) => `- ${words(at + line, 10)}; 5 years of ${word(at + line)}`).join('\n'),
});

/** CPU time a document, written and checked, out of ever longer masters: what one person may cost the others. In a process of its own. */
export async function dearDocuments({ keep }: Run): Promise<Row[]> {
  const child = fork(path.join(root, 'dist/bench/opponents/local-writer.js'), { serialization: 'json' });
  const postings = Array.from({ length: POSTINGS }, (_, at) => postingOf(at));
  const take = async (order: WriterOrder): Promise<WriterTook> => {
    const answer = once(child, 'message', { signal: AbortSignal.timeout(WITHIN_MS) });
    child.send(order);
    return ((await answer) as [WriterTook])[0];
  };
  try {
    await take({ masters: [masterOf(50)], postings });
    const rows: Row[] = [];
    for (const highlights of HIGHLIGHTS) {
      const took = await take({ masters: [masterOf(highlights)], postings });
      const each = took.cpuMs / took.documents;
      keep({ highlights, ...took });
      rows.push({
        bench: `CPU a document, a master of ${highlights.toLocaleString('en')} lines, ${took.documents} documents of it`,
        against: 'nothing',
        goal: `≤ ${GOAL_MS} ms`,
        figure: `${each.toFixed(1)} ms`,
        met: each <= GOAL_MS,
        raw: took,
      });
    }
    return rows;
  } finally {
    child.kill();
  }
}
