import { describe, expect, it } from 'vitest';
import { ProviderBusy } from '../providers/document-writer.js';
import { ProviderPlaces } from './provider-places.js';

const never = new AbortController().signal;
const OPTIONS = { most: 4, mostWaiting: 3, patienceMs: 60_000 };

/** Calls that end when they are told to. */
class Calls {
  readonly begun: string[] = [];
  private readonly ends = new Map<string, () => void>();

  constructor(private readonly places: ProviderPlaces) {}

  call(name: string, { provider = 'p', signal = never } = {}): Promise<void> {
    return this.places.run(provider, name.slice(0, 1), signal, () => {
      this.begun.push(name);
      return new Promise<void>((resolve) => this.ends.set(name, resolve));
    });
  }

  async end(name: string): Promise<void> {
    this.ends.get(name)?.();
    await new Promise(setImmediate);
  }
}

const all = async (calls: readonly Promise<void>[]): Promise<void> => void (await Promise.allSettled(calls));

describe('places at providers', () => {
  it('are each provider’s own: one that hangs takes none of another', async () => {
    const places = new ProviderPlaces(OPTIONS);
    const calls = new Calls(places);
    const hanging = ['a1', 'a2', 'b1', 'b2', 'c1'].map((name) => calls.call(name));
    const other = calls.call('a3', { provider: 'q' });
    await new Promise(setImmediate);
    expect(calls.begun).toEqual(['a1', 'a2', 'b1', 'b2', 'a3']);
    expect(places.countOf('p')).toEqual({ under: 4, waiting: 1 });
    for (const name of ['a3', 'a1', 'a2', 'b1', 'b2', 'c1']) await calls.end(name);
    await all([...hanging, other]);
    expect(places.countOf('p')).toEqual({ under: 0, waiting: 0 });
  });

  it('are at most by half one person’s, and given by turns of person', async () => {
    const calls = new Calls(new ProviderPlaces(OPTIONS));
    const running = ['a1', 'a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map((name) => calls.call(name));
    await new Promise(setImmediate);
    expect(calls.begun).toEqual(['a1', 'a2', 'b1', 'b2']);
    await calls.end('b1');
    expect(calls.begun.at(-1)).toBe('c1');
    await calls.end('a1');
    expect(calls.begun.at(-1)).toBe('a3');
    for (const name of ['a2', 'a3', 'a4', 'b2', 'c1']) await calls.end(name);
    await all(running);
    expect(calls.begun).toHaveLength(7);
  });

  it('that are all taken are said to be, for the provider’s scope alone, when too many wait or one waits too long', async () => {
    const calls = new Calls(new ProviderPlaces({ most: 2, mostWaiting: 1, patienceMs: 5 }));
    const running = [calls.call('a1'), calls.call('b1')];
    const late = calls.call('c1');
    const refused = { scope: 'provider:p', reason: 'OVERLOADED' };
    await expect(calls.call('d1')).rejects.toMatchObject(refused);
    await expect(late).rejects.toBeInstanceOf(ProviderBusy);
    await calls.end('a1');
    expect(calls.begun).toEqual(['a1', 'b1']);
    await calls.end('b1');
    await all(running);
  });

  it('are not kept for who has left, and are free again after a call that failed', async () => {
    const places = new ProviderPlaces({ ...OPTIONS, most: 2 });
    const calls = new Calls(places);
    const running = [calls.call('a1'), calls.call('b1')];
    const gone = new AbortController();
    const left = calls.call('c1', { signal: gone.signal });
    gone.abort();
    await expect(left).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await calls.end('a1');
    await calls.end('b1');
    await all(running);
    await expect(places.run('p', 'x', never, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(calls.begun).toEqual(['a1', 'b1']);
    expect(places.countOf('p')).toEqual({ under: 0, waiting: 0 });
  });
});
