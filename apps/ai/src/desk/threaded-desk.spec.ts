import { afterEach, describe, expect, it } from 'vitest';
import { VitaeError } from '#common';
import type { OwnedTask } from './desk.js';
import { DESK_DEFAULTS, ThreadedDesk, type DeskOptions } from './threaded-desk.js';

/**
 * A thread that does what the posting's text says: `hang` for ever, `fill` its memory, `throw`, `exit`, `wait` so many milliseconds (busy),
 * and answers with its own id.
 */
const THREAD = `
const { parentPort, threadId } = require('node:worker_threads');
parentPort.on('message', ({ name, task }) => {
  const [verb, amount] = task.posting.text.split(' ');
  const until = Date.now() + Number(amount);
  if (verb === 'hang') for (;;);
  if (verb === 'wait') while (Date.now() < until);
  if (verb === 'fill') for (const kept = []; ;) kept.push(new Array(100_000).fill(name));
  if (verb === 'exit') process.exit(1);
  if (verb === 'refuse') return parentPort.postMessage({ is: 'refused', code: 'MASTER_EMPTY', message: 'Nothing to write from' });
  if (verb === 'break') return parentPort.postMessage({ is: 'broken', text: 'TypeError' });
  parentPort.postMessage({ is: 'done', answers: { thread: threadId, ownerId: task.ownerId } });
});`;
const never = new AbortController().signal;
const task = (text: string, ownerId = 'a'): OwnedTask => ({ master: {}, posting: { text }, language: 'en', tone: 'formal', ownerId });

const desks: ThreadedDesk[] = [];
const deskOf = (over: Partial<DeskOptions> = {}): ThreadedDesk => {
  const file = new URL(`data:text/javascript,${encodeURIComponent(`import { createRequire } from 'node:module';const require = createRequire('/');${THREAD}`)}`); // prettier-ignore
  const desk = new ThreadedDesk({ ...DESK_DEFAULTS, threads: 1, cpuMs: 400, file, ...over });
  desks.push(desk);
  return desk;
};
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.stop();
});
const ask = async (desk: ThreadedDesk, text: string, owner?: string): Promise<{ thread: number; ownerId?: string }> =>
  (await desk.work('resume', task(text, owner), undefined, never)) as unknown as { thread: number };

describe('a desk of threads', () => {
  it('keeps its thread for the next document and does not tell it whose it is', async () => {
    const desk = deskOf();
    const [first, next] = [await ask(desk, 'go'), await ask(desk, 'go', 'b')];
    expect(next.thread).toBe(first.thread);
    expect(first.ownerId).toBeUndefined();
  });

  it('starts a further thread only when all are busy, and no more than it may', async () => {
    const desk = deskOf({ threads: 2, cpuMs: 5_000 });
    const threads = await Promise.all(Array.from({ length: 6 }, () => ask(desk, 'wait 30')));
    expect(new Set(threads.map((one) => one.thread)).size).toBe(2);
  });

  it.each(['hang', 'fill'])('ends a document that would %s for good, with its thread, and the next one is written', async (verb) => {
    const desk = deskOf();
    const [dear, other] = [ask(desk, verb), ask(desk, 'go', 'b')];
    await expect(dear).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
    await expect(other).resolves.toMatchObject({ thread: expect.any(Number) as number });
  });

  it('passes on what the thread refuses, and calls what broke an internal error', async () => {
    const desk = deskOf();
    await expect(ask(desk, 'refuse')).rejects.toMatchObject({ code: 'MASTER_EMPTY' });
    await expect(ask(desk, 'break')).rejects.not.toBeInstanceOf(VitaeError);
    await expect(ask(desk, 'exit')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
    await expect(ask(desk, 'go')).resolves.toBeDefined();
  });

  it('gives another person the next turn, however much one has asked for', async () => {
    const desk = deskOf({ cpuMs: 5_000 });
    let done = 0;
    const many = Array.from({ length: 200 }, () => ask(desk, 'wait 5').then(() => done++));
    await many[0];
    const before = done;
    await ask(desk, 'go', 'b');
    expect(done - before).toBeLessThanOrEqual(2);
    await Promise.all(many);
  });

  it('writes all that another person asked for before the next of whose documents take long', async () => {
    const desk = deskOf({ cpuMs: 5_000 });
    const order: string[] = [];
    const dear = Array.from({ length: 10 }, () => ask(desk, 'wait 60').then(() => order.push('dear')));
    await dear[0];
    await Promise.all(Array.from({ length: 4 }, () => ask(desk, 'go', 'b').then(() => order.push('other'))));
    expect(order.lastIndexOf('other') - order.indexOf('other')).toBe(3);
    expect(order.indexOf('other')).toBeLessThanOrEqual(2);
    await Promise.all(dear);
  });

  it('refuses more than may wait, of one person and of all', async () => {
    const desk = deskOf({ mostWaiting: 5, mostWaitingOfOne: 3, cpuMs: 5_000 });
    const running = ask(desk, 'wait 100');
    const waiting = Array.from({ length: 3 }, () => ask(desk, 'go'));
    await expect(ask(desk, 'go')).rejects.toMatchObject({ code: 'OVERLOADED' });
    waiting.push(...Array.from({ length: 2 }, () => ask(desk, 'go', 'b')));
    await expect(ask(desk, 'go', 'c')).rejects.toMatchObject({ code: 'OVERLOADED' });
    await expect(Promise.all([running, ...waiting])).resolves.toHaveLength(6);
  });

  it('forgets what nobody waits for, and refuses everything once it is stopped', async () => {
    const desk = deskOf({ cpuMs: 5_000 });
    const running = ask(desk, 'wait 100');
    const left = new AbortController();
    const waiting = desk.work('resume', task('go'), undefined, left.signal);
    left.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    const late = ask(desk, 'go');
    const both = Promise.allSettled([running, late]);
    await desk.stop();
    const refused = { status: 'rejected', reason: { code: 'DEPENDENCY_UNAVAILABLE' } };
    expect(await both).toMatchObject([refused, refused]);
    await expect(ask(desk, 'go')).rejects.toMatchObject({ code: 'DEPENDENCY_UNAVAILABLE' });
  });
});
