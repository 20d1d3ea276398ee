import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc a second: 100 on every Linux that Node runs on (USER_HZ is part of the kernel's interface, not of its clock). */
const TICK_MS = 10;

interface Stat {
  readonly pid: number;
  readonly name: string;
  readonly parent: number;
  readonly ownMs: number;
  /** Of children that have ended and were waited for. */
  readonly goneMs: number;
}

/** Undefined: the process has ended. */
function stat(pid: number): Stat | undefined {
  let text: string;
  try {
    text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The name stands in brackets and may hold anything, brackets too.
  const end = text.lastIndexOf(')');
  const fields = text.slice(end + 2).split(' ').map(Number); // prettier-ignore
  const [parent = NaN, user = NaN, system = NaN, goneUser = NaN, goneSystem = NaN] = [1, 11, 12, 13, 14].map((n) => fields[n] ?? NaN);
  return {
    pid,
    name: text.slice(text.indexOf('(') + 1, end),
    parent,
    ownMs: (user + system) * TICK_MS,
    goneMs: (goneUser + goneSystem) * TICK_MS,
  };
}

const children = (pid: number): Stat[] =>
  readdirSync('/proc').flatMap((entry) => {
    const found = /^\d+$/.test(entry) ? stat(Number(entry)) : undefined;
    return found?.parent === pid ? [found] : [];
  });

/** CPU milliseconds of a process with all its threads since it began, to 10 ms. Linux: /proc/<pid>/stat. Throws when it has ended. */
export function cpuMs(pid: number): number {
  const found = stat(pid);
  if (!found) throw new Error(`Process ${pid} has ended`);
  return found.ownMs;
}

/** Of a server that forks, as PostgreSQL does: itself, its children that run, and those that have ended. */
export function cpuMsWithChildren(pid: number): number {
  const found = stat(pid);
  if (!found) throw new Error(`Process ${pid} has ended`);
  return children(pid).reduce((sum, child) => sum + child.ownMs, found.ownMs + found.goneMs);
}

/** The child of this process by the name of its program, for one that was started by somebody who keeps its number to itself. */
export const childNamed = (name: string): number | undefined => children(process.pid).find((child) => child.name === name)?.pid;
