import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { eventually } from '#testing';
import { Renderer, resumeView, type RendererLimits, type Style } from '#render';
import { DATE, ENGINEER } from './samples.js';

/** As it is built: a process of its own reads no TypeScript. */
const BUILT = path.resolve(import.meta.dirname, '../../../dist/libs/render/src/renderer/child.js');
const STYLE: Style = { design: 'classic', paper: 'A4' };
const view = (content: object) => resumeView(content as never, { date: DATE });
const started: Renderer[] = [];
const renderer = (limits: Partial<RendererLimits> = {}, entry = BUILT): Renderer => {
  const made = new Renderer(limits, entry);
  started.push(made);
  return made;
};
afterEach(() => {
  for (const each of started.splice(0)) each.stop();
});

const runs = (pid: number | undefined): boolean => {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a child that renders', () => {
  it('makes the same bytes in two processes, and names what cannot be drawn', async () => {
    const [a, b] = [renderer(), renderer()];
    for (const format of ['pdf', 'docx'] as const) {
      const [one, other] = await Promise.all([a.render(format, view(ENGINEER), STYLE), b.render(format, view(ENGINEER), STYLE)]);
      expect(one.equals(other)).toBe(true);
    }
    await expect(a.render('pdf', view({ basics: { name: 'Ada', summary: 'ᚠ' } }), STYLE)).rejects.toMatchObject({
      code: 'GLYPHS',
      characters: ['ᚠ'],
    });
    expect((await a.render('pdf', view({ basics: { name: 'Ada' } }), STYLE)).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('is replaced after so many documents, and gone when nobody asks', async () => {
    const it = renderer({ maxDocuments: 2, idleMs: 50 });
    const pids = new Set<number | undefined>();
    for (let n = 0; n < 4; n++) {
      await it.render('docx', view({ basics: { name: 'Ada' } }), STYLE);
      pids.add(it.pid);
    }
    expect(pids.size).toBe(2);
    await eventually(() => expect([...pids].some(runs)).toBe(false));
    expect(it.pid).toBeUndefined();
  });

  it('ends a document that is none of a person, and makes the next', async () => {
    const bullets = Array.from(
      { length: 12_000 },
      (_, i) => `Did thing number ${i} and measured that it was better than the one before it`,
    );
    const it = renderer({ maxMegabytes: 400 });
    const first = it.render('pdf', view({ work: [{ name: 'X', highlights: bullets }] }), STYLE);
    await eventually(() => expect(it.pid).toBeDefined());
    const { pid } = it;
    await expect(first).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await eventually(() => expect(runs(pid)).toBe(false));
    expect((await it.render('pdf', view(ENGINEER), STYLE)).length).toBeGreaterThan(10_000);
  });
});

describe('a child gone wrong', () => {
  let folder: string;
  let entry: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'renderer-'));
    entry = path.join(folder, 'child.mjs');
    writeFileSync(
      entry,
      `process.on('message', ({ id, view }) => {
         if (view.label === 'loop') for (;;);
         if (view.label === 'eat') { const all = []; for (;;) all.push(Buffer.alloc(8e6, 1)); }
         if (view.label === 'die') process.exit(3);
         if (view.label === 'env') return process.send({ id, bytes: Buffer.from(Object.keys(process.env).sort().join()) });
         process.send({ id, bytes: Buffer.from('ok') });
       })`,
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is killed within its limits, and the next document comes out', async () => {
    const it = renderer({ timeoutMs: 1_500, maxMegabytes: 300 }, entry);
    const labelled = (label: string) => it.render('docx', view({ basics: { label } }), STYLE);
    await expect(labelled('loop')).rejects.toMatchObject({ code: 'TOO_LARGE' });
    await expect(labelled('die')).rejects.toMatchObject({ code: 'FAILED' });
    if (process.platform === 'linux') await expect(labelled('eat')).rejects.toMatchObject({ code: 'TOO_LARGE' });
    expect((await labelled('fine')).toString()).toBe('ok');
  });

  it('is killed 20 times in the middle: each document is made once, on the second try', async () => {
    const it = renderer({}, entry);
    for (let n = 0; n < 20; n++) {
      const under = it.render('docx', view({ basics: { label: 'loop' } }), STYLE);
      await eventually(() => expect(it.pid).toBeDefined());
      process.kill(it.pid ?? 0, 'SIGKILL');
      await expect(under).rejects.toMatchObject({ code: 'FAILED' });
      expect((await it.render('docx', view({ basics: { label: 'fine' } }), STYLE)).toString()).toBe('ok');
    }
  });

  it('has no variable of ours', async () => {
    const made = await renderer({}, entry).render('docx', view({ basics: { label: 'env' } }), STYLE);
    expect(made.toString().split(',').filter((name) => !['TZ', 'MALLOC_ARENA_MAX', 'NODE_CHANNEL_FD', 'NODE_CHANNEL_SERIALIZATION_MODE'].includes(name))).toEqual([]); // prettier-ignore
  });

  it('is not there on a platform without the engine: that is said, and nothing else breaks', async () => {
    const broken = path.join(folder, 'absent.mjs');
    writeFileSync(broken, `process.on('message', ({ id }) => process.send({ id, unavailable: 'Cannot find native binding' }))`);
    await expect(renderer({}, broken).render('pdf', view({}), STYLE)).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });
});
