import { expect, it } from 'vitest';
import { Pieces } from './pieces.js';

it('goes on while a piece is short, and lets what waits have its turn when it is over', async () => {
  const pieces = new Pieces(5);
  expect(pieces.next()).toBeUndefined();
  let turns = 0;
  const others = setInterval(() => turns++, 0);
  const until = performance.now() + 100;
  while (performance.now() < until) {
    const rest = pieces.next();
    if (rest) await rest;
  }
  clearInterval(others);
  expect(turns).toBeGreaterThan(1);
});
