import { describe, expect, it } from 'vitest';
import { continueTrace, isSampled, parseTraceparent, unsampled } from './request-context.js';

const TRACE = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const begin = TRACE.slice(0, 53);

describe('a trace', () => {
  it('goes on with its id and its flag under a new span id', () => {
    expect(continueTrace(TRACE)).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-01$/);
    expect(continueTrace(`${begin}00`)).toMatch(/-00$/);
  });

  it.each([
    undefined,
    '',
    'nonsense',
    TRACE.toUpperCase(),
    `01${TRACE.slice(2)}`,
    `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
    `${TRACE}-more`,
  ])('is a new one after %j, and nobody records it', (incoming) => {
    expect(continueTrace(incoming)).toMatch(/^00-(?!0af7651916cd43dd8448eb211c80319c)[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(parseTraceparent(incoming)).toBeUndefined();
  });

  it.each([
    ['00', false],
    ['01', true],
    ['02', false],
    ['03', true],
    ['0a', false],
    ['ff', true],
  ])('with the flags %s is recorded: %s', (flags, recorded) => {
    expect([isSampled(begin + flags), parseTraceparent(begin + flags)?.sampled]).toEqual([recorded, recorded]);
  });

  it('can be told to be recorded no further', () => {
    expect(unsampled(TRACE)).toBe(`${begin}00`);
    expect([isSampled(undefined), isSampled(null), isSampled('1')]).toEqual([false, false, false]);
  });
});
