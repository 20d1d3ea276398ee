import { expect, it } from 'vitest';
import { SendWindow } from './send-window.js';

const gate = (): { readonly wait: Promise<void>; open(): void } => {
  let open: () => void = () => undefined;
  return { wait: new Promise((resolve) => (open = resolve)), open: () => open() };
};
const never = new AbortController().signal;

it('runs so many at once and the rest in order', async () => {
  const window = new SendWindow(2);
  const gates = [gate(), gate(), gate(), gate()];
  const begun: number[] = [];
  const all = gates.map((g, n) =>
    window.run(async () => {
      begun.push(n);
      await g.wait;
    }, never),
  );
  await Promise.resolve();
  expect(begun).toEqual([0, 1]);
  gates[1]?.open();
  await all[1];
  await new Promise(setImmediate);
  expect(begun).toEqual([0, 1, 2]);
  for (const g of gates) g.open();
  await Promise.all(all);
  expect(begun).toEqual([0, 1, 2, 3]);
  expect(window.idle).toBe(true);
});

it('a step that fails makes room, and one that waited too long never begins', async () => {
  const window = new SendWindow(1);
  const first = gate();
  const failing = window.run(() => first.wait.then(() => Promise.reject(new Error('x'))), never);
  const patience = new AbortController();
  let ran = false;
  const late = window.run(async () => void (ran = true), patience.signal);
  const third = window.run(async () => 3, never);
  patience.abort(new Error('too late'));
  await expect(late).rejects.toThrow('too late');
  first.open();
  await expect(failing).rejects.toThrow('x');
  expect(await third).toBe(3);
  expect(ran).toBe(false);
});

it('tells the age of the oldest', async () => {
  const window = new SendWindow(2);
  expect(window.oldestMs).toBe(0);
  const g = gate();
  const running = window.run(() => g.wait, never);
  await new Promise((resolve) => setImmediate(resolve));
  expect(window.oldestMs).toBeGreaterThan(0);
  g.open();
  await running;
  expect(window.oldestMs).toBe(0);
});
