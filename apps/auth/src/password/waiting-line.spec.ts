import { describe, expect, it } from 'vitest';
import { LineFull, WaitingLine } from './waiting-line.js';

/** Work that ends when it is told to. */
function job(): { work: () => Promise<string>; end: () => void; begun: () => boolean } {
  let end: () => void = () => undefined;
  let begun = false;
  const ended = new Promise<string>((resolve) => (end = () => resolve('done')));
  return { work: () => ((begun = true), ended), end: () => end(), begun: () => begun };
}

describe('the waiting line', () => {
  it('lets so many work, so many wait in order, and sends the others away', async () => {
    const line = new WaitingLine(2, 2, 10_000);
    const jobs = Array.from({ length: 5 }, job);
    const [a, b, c, d, e] = jobs.map((j) => line.run(j.work));
    await expect(e).rejects.toBeInstanceOf(LineFull);
    expect(jobs.map((j) => j.begun())).toEqual([true, true, false, false, false]);
    expect(line.length).toBe(2);
    jobs[1]!.end();
    expect(await b).toBe('done');
    expect(jobs.map((j) => j.begun())).toEqual([true, true, true, false, false]);
    for (const j of jobs) j.end();
    expect(await Promise.all([a, c, d])).toEqual(['done', 'done', 'done']);
    expect(line.length).toBe(0);
  });

  it('sends away who has waited too long, and keeps the place for the next', async () => {
    const line = new WaitingLine(1, 2, 20);
    const first = job();
    const running = line.run(first.work);
    const late = job();
    await expect(line.run(late.work)).rejects.toBeInstanceOf(LineFull);
    expect(late.begun()).toBe(false);
    first.end();
    await running;
    expect(await line.run(async () => 'in')).toBe('in');
  });

  it('gives the place on when work fails', async () => {
    const line = new WaitingLine(1, 1, 1_000);
    const failing = line.run(() => Promise.reject(new Error('broken')));
    const next = line.run(async () => 'in');
    await expect(failing).rejects.toThrow('broken');
    expect(await next).toBe('in');
  });
});
