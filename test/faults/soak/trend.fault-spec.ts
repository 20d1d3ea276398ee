import { expect, it } from 'vitest';
import { floors, gained, slope, type Point } from './trend.js';

const points = (values: readonly number[], every = 10): Point[] => values.map((value, i) => ({ at: i * every, value }));

it('a slope is that of the many, whatever a few wild samples say', () => {
  const steady = Array.from({ length: 100 }, (_, i) => 50 + i * 2);
  expect(slope(points(steady))).toBeCloseTo(0.2);
  expect(slope(points(steady.map((v, i) => (i % 7 === 3 ? v + 5_000 : v))))).toBeCloseTo(0.2, 1);
  expect(slope(points([7, 7, 7]))).toBe(0);
  expect(slope(points([7]))).toBe(0);
});

it('a saw-tooth that comes back to the same floor does not grow; one whose floor rises does', () => {
  const saw = (rise: number): Point[] => points(Array.from({ length: 120 }, (_, i) => 100 + (i % 6) * 10 + Math.floor(i / 6) * rise));
  expect(slope(floors(saw(0), 60))).toBe(0);
  expect(slope(floors(saw(3), 60))).toBeCloseTo(3 / 60);
});

it('what is opened and closed is not gained; what is only opened is', () => {
  expect(gained(points([20, 24, 20, 24, 20, 24, 20, 24, 20, 24, 20, 24, 20, 24, 20, 24]))).toBe(0);
  expect(gained(points(Array.from({ length: 40 }, (_, i) => 20 + i)))).toBe(30);
  expect(gained([])).toBe(0);
});
