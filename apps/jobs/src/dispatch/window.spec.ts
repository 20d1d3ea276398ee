import { describe, expect, it } from 'vitest';
import { SLOW_MS, Window } from './window.js';

describe('Window', () => {
  it('grows while executors empty it faster than it is filled, up to the catalogue’s size', () => {
    const window = new Window(20, 2_000);
    for (let n = 0; n < 12; n++) window.adapt(0, 5, true);
    expect(window.size).toBe(2_000);
  });

  it('shrinks while hints wait, down to the least', () => {
    const window = new Window(20, 2_000);
    for (let n = 0; n < 12; n++) window.adapt(window.size, SLOW_MS + 1, true);
    expect(window.size).toBe(20);
  });

  it('keeps its size when it was not what limited the last fill', () => {
    const window = new Window(20, 2_000);
    const { size } = window;
    for (let n = 0; n < 12; n++) window.adapt(0, 5, false);
    expect(window.size).toBe(size);
  });

  it('gives room only when a quarter is free, and never more than is free', () => {
    const window = new Window(20, 80);
    expect(window.size).toBe(80);
    expect([window.room(0), window.room(60), window.room(61), window.room(80), window.room(200)]).toEqual([80, 20, 0, 0, 0]);
    expect(new Window(1, 1).room(0)).toBe(1);
  });
});
