import { gained } from '../faults/soak/trend.js';
import type { Answers } from './attacks/attack.js';
import { ATTACKS } from './attacks/index.js';
import type { LoadReport, LoadRow } from './load.js';
import type { Figures, Kind } from './tally.js';

const MB = 2 ** 20;

/** Of ten sign-ins beside an attack; and milliseconds within which nineteen of twenty others are answered. */
export const GOAL = { signIn: 0.8, p95Ms: 2_000 } as const;

const BESIDE: readonly Kind[] = ['sign-in', 'sign-in elsewhere', 'upload', 'list', 'document'];

const whole = (n: number): string => (Number.isFinite(n) ? Math.round(n).toLocaleString('en') : '–');
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
const counts = (answers: Answers, most = 5): string =>
  Object.entries(answers).slice(0, most).map(([what, n]) => `${what} ${whole(n)}`).join(', ') || 'none'; // prettier-ignore

const beside = (figures: Figures | undefined): string =>
  figures === undefined || figures.asked === 0
    ? '–'
    : `${figures.succeeded} of ${figures.asked}; ${whole(figures.p50)} / ${whole(figures.p95)}`;

/** The most a process had, the process with the most first. */
function most(row: LoadRow): [string, number][] {
  const found = new Map<string, number>();
  for (const { bytes } of row.looks) for (const [name, n] of Object.entries(bytes)) found.set(name, Math.max(found.get(name) ?? 0, n));
  return [...found].toSorted(([, a], [, b]) => b - a);
}

function memory(row: LoadRow): string {
  const all = most(row).map(([name, bytes]) => {
    const series = row.looks.map((look) => ({ at: look.at, value: look.bytes[name] ?? 0 }));
    return [name, whole((series[0]?.value ?? 0) / MB), whole((series.at(-1)?.value ?? 0) / MB), whole(bytes / MB), whole(gained(series) / MB)];
  });
  return table(['process', 'at first, MB', 'at last', 'most', 'last quarter less first'], all);
} // prettier-ignore

/** Whether a row of an attack is as promised; what is not, in words. */
export function missed({ neighbour, ended }: LoadRow): string[] {
  const wrong: string[] = [];
  if (ended.length > 0) wrong.push(`ended: ${ended.join(', ')}`);
  for (const kind of BESIDE) {
    const figures = neighbour[kind];
    if (!figures || figures.asked === 0) wrong.push(`no ${kind} came to its end`);
    else {
      const [share, goal] = [figures.succeeded / figures.asked, kind.startsWith('sign-in') ? GOAL.signIn : 0.95];
      if (share < goal) wrong.push(`${kind} ${(share * 100).toFixed(0)} %`);
      if (figures.p95 > GOAL.p95Ms) wrong.push(`${kind} p95 ${whole(figures.p95)} ms`);
    }
  }
  return wrong;
}

/** The report as it stands in a document. */
export function markdown({ people, offered, arrivalSeconds, rows }: LoadReport, machine: string): string {
  const quiet = rows.find(({ name }) => name === 'quiet');
  const parts = [
    machine,
    `${whole(people)} people at once, each at an address and with a session of its own; together they ask for ${offered.toFixed(1)} operations a second as long as answers take no time. They signed in, uploaded and imported in ${arrivalSeconds.toFixed(0)} s.`,
  ];
  if (quiet) {
    const kinds = Object.entries(quiet.mix).map(([kind, f]) => [kind, whole(f.asked), (f.asked / quiet.seconds).toFixed(1), whole(f.p50), whole(f.p95), whole(f.p99)]); // prettier-ignore
    parts.push(
      `Nobody attacks, ${whole(quiet.seconds)} s: **${quiet.perSecond.toFixed(1)} operations a second**, ${whole(quiet.asked)} in all; errors: ${counts(quiet.errors, 20)}; processes ended: ${quiet.ended.join(', ') || 'none'}. Delay of the process that measures, p99: ${quiet.ownDelayMs.toFixed(0)} ms.`,
      table(['kind', 'asked', 'a second', 'p50 ms', 'p95 ms', 'p99 ms'], kinds),
      memory(quiet),
    );
  }
  const head = ['beside', 's', ...BESIDE.map((k) => `${k}: of; p50 / p95 ms`), 'mix/s', 'mix errors', 'ended', 'most memory, MB', 'stored, MB', 'goal'];
  const cells = rows.map((row) => [
    row.name,
    whole(row.seconds),
    ...BESIDE.map((kind) => beside(row.neighbour[kind])),
    row.perSecond.toFixed(1),
    counts(row.errors, 3),
    row.ended.join(', ') || '0',
    most(row).filter(([name]) => name !== 'PostgreSQL').slice(0, 2).map(([name, bytes]) => `${name} ${whole(bytes / MB)}`).join(', '),
    whole(row.storedBytes / MB),
    missed(row).join('; ') || 'met',
  ]); // prettier-ignore
  parts.push('Another person beside each attack, and the same with nobody attacking:', table(head, cells));
  const told = rows.flatMap(({ name, answers }) => (name === 'quiet' ? [] : [[name, ATTACKS[name].what, counts(answers)]]));
  if (told.length > 0) parts.push(table(['attack', 'what it does', 'what it was answered'], told));
  return parts.join('\n\n');
} // prettier-ignore
