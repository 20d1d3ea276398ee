import { describe, expect, it } from 'vitest';
import { Throttle } from './throttle.js';

describe('Throttle', () => {
  it('gives a minute at once, then as fast as it is refilled, and says when', () => {
    let now = 0;
    const throttle = new Throttle(60, () => now);
    for (let i = 0; i < 60; i++) expect(throttle.take('203.0.113.7')).toBeUndefined();
    expect(throttle.take('203.0.113.7')).toBeCloseTo(1_000);
    expect(throttle.take('203.0.113.8')).toBeUndefined();
    now = 999;
    expect(throttle.take('203.0.113.7')).toBeCloseTo(1);
    now = 1_001;
    expect(throttle.take('203.0.113.7')).toBeUndefined();
    now = 3_600_000;
    for (let i = 0; i < 60; i++) expect(throttle.take('203.0.113.7')).toBeUndefined();
    expect(throttle.take('203.0.113.7')).toBeDefined();
  });

  it('counts a /64 of IPv6 as one address, however it is written', () => {
    const throttle = new Throttle(1, () => 0);
    expect(throttle.take('2001:db8::1')).toBeUndefined();
    expect(throttle.take('2001:db8:0:0:ffff::1')).toBeDefined();
    expect(throttle.take('2001:db8:0:1::1')).toBeUndefined();
    expect(throttle.take('::1')).toBeUndefined();
  });

  it('draws for what has happened already all that is left where that is less, and never below nothing', () => {
    let now = 0;
    const throttle = new Throttle(60, () => now);
    throttle.draw('a', 55);
    throttle.draw('a', 10);
    expect(throttle.take('a')).toBe(1_000);
    now = 1_000;
    expect(throttle.take('a')).toBeUndefined();
  });

  it('is no limit at 0', () => {
    const throttle = new Throttle(0);
    for (let i = 0; i < 1_000; i++) expect(throttle.take('203.0.113.7')).toBeUndefined();
  });
});
