import { describe, expect, it } from 'vitest';
import { Turns } from './turns.js';

const never = new AbortController().signal;

/** Takes turns and notes who has begun. */
function house() {
  const turns = new Turns();
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const take = (name: string, lost: number, signal = never): Promise<void> =>
    turns.take(lost, signal).then((end) => {
      begun.push(name);
      ends.set(name, end);
    });
  const end = async (name: string): Promise<void> => {
    ends.get(name)!();
    ends.get(name)!();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { begun, take, end };
}

describe('turns', () => {
  it('come to everybody who never ended a process', async () => {
    const { take, begun } = house();
    await Promise.all(['a', 'b', 'c'].map((name) => take(name, 0)));
    expect(begun).toEqual(['a', 'b', 'c']);
  });

  it('come to one suspect at a time, beside others', async () => {
    const { take, end, begun } = house();
    await take('a', 0);
    await take('s', 1);
    void take('t', 1);
    await take('b', 0);
    expect(begun).toEqual(['a', 's', 'b']);
    await end('s');
    expect(begun).toEqual(['a', 's', 'b', 't']);
  });

  it('come alone to what ended two, and nobody overtakes it', async () => {
    const { take, end, begun } = house();
    await take('a', 0);
    void take('x', 2);
    void take('b', 0);
    expect(begun).toEqual(['a']);
    await end('a');
    expect(begun).toEqual(['a', 'x']);
    await end('x');
    expect(begun).toEqual(['a', 'x', 'b']);
  });

  it('are given up by who does not wait any more', async () => {
    const { take, end, begun } = house();
    await take('a', 0);
    const left = new AbortController();
    const waiting = take('x', 2, left.signal);
    void take('b', 0);
    left.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    await Promise.resolve();
    expect(begun).toEqual(['a', 'b']);
    await expect(take('y', 0, left.signal)).rejects.toThrow('gone');
    await end('a');
  });
});
