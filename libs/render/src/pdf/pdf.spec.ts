import { describe, expect, it } from 'vitest';
import { DATE, ENGINEER, HOSTILE, LETTER, SCRIPTS, wordsIn } from '../../test/samples.js';
import { inOrder, popplerText, readPdf } from '../../test/read-pdf.js';
import { DESIGN_IDS, letterView, resumeView, type Style } from '../index.js';
import { GlyphError, renderPdf } from './pdf.js';

const A4: Style = { design: 'classic', paper: 'A4' };
const view = (content: object, options: object = {}) => resumeView(content as never, { date: DATE, ...options });
const fontsOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/FontName\s*\/[A-Z]{6}\+([\w-]+)/g)].map(([, name = '']) => name);

describe.each(DESIGN_IDS)('the design %s', (design) => {
  const style: Style = { design, paper: 'A4' };

  it('has every word in reading order, tagged, titled, with links, on two pages at most', async () => {
    const pdf = await readPdf(renderPdf(view(ENGINEER), style));
    const sections = view(ENGINEER).sections.map((s) => s.title);
    expect(inOrder(pdf.text, [ENGINEER.basics?.name ?? '', ENGINEER.basics?.label ?? '', ...sections])).toBeUndefined();
    expect(inOrder(pdf.text, wordsIn(ENGINEER))).toBeUndefined();
    expect(pdf.text).toContain(design === 'portal' ? 'Mar 2021 - Present' : 'Mar 2021 – Present');
    expect(pdf.pages).toBeLessThanOrEqual(2);
    expect(pdf.title).toBe('Maren Lindqvist – Résumé');
    expect(pdf.language).toBe('en');
    expect(pdf.tags.filter((t) => t === 'H1')).toHaveLength(1);
    expect(pdf.tags.filter((t) => t === 'H2').length).toBeGreaterThanOrEqual(sections.length);
    expect(pdf.tags).toContain('LI');
    expect(pdf.links).toContain('mailto:maren.lindqvist@example.org');
    expect(pdf.links).toContain('tel:+46705550123');
    expect(pdf.links).toContain('https://northwind.example.org/');
  });

  it.each(Object.entries(SCRIPTS))('writes %s', async (language, content) => {
    const bytes = renderPdf(view(content), style);
    const joinedLetters = ['ar', 'he', 'hi'].includes(language);
    const text = joinedLetters ? popplerText(bytes) : (await readPdf(bytes)).text;
    // Where both directions meet on a line, no reader gives back the order that was typed: only lines of one direction are asked for.
    const words = wordsIn(content).filter((w) => language === 'hi' || !joinedLetters || !/[A-Za-z0-9]/.test(w));
    for (const word of text === undefined ? [] : words) expect(inOrder(text ?? '', [word]), word).toBeUndefined();
    const own = { ja: /NotoSansJP/, ko: /NotoSansKR/, zh: /NotoSans(SC|Hans)/, ar: /Naskh/, he: /Hebrew/, hi: /Devanagari/ }[language];
    if (own) expect(fontsOf(bytes).some((f) => own.test(f))).toBe(true);
    if (language === 'ja') expect(fontsOf(bytes).every((f) => /Source|NotoSansJP/.test(f))).toBe(true);
  });

  it('has a letter to match', async () => {
    const pdf = await readPdf(renderPdf(letterView(LETTER, ENGINEER), style));
    expect(inOrder(pdf.text, ['Maren Lindqvist', 'November 29, 2026', 'Harbour Systems', 'Backend Engineer', 'Dear Ms Nair,', 'Yours sincerely,', 'Maren Lindqvist'])).toBeUndefined(); // prettier-ignore
    expect(pdf.pages).toBe(1);
  });

  it('makes the same bytes of the same version', () => {
    expect(renderPdf(view(ENGINEER), style).equals(renderPdf(view(ENGINEER), style))).toBe(true);
  });

  it('prints what looks like its own language as text', async () => {
    const odd = view({ basics: { name: HOSTILE[0], label: HOSTILE[2], summary: HOSTILE.join('\n') }, work: [{ position: HOSTILE[4], name: HOSTILE[6], highlights: [...HOSTILE] }] }); // prettier-ignore
    const { text } = await readPdf(renderPdf(odd, style));
    for (const line of HOSTILE) expect(inOrder(text, [line]), line).toBeUndefined();
  });

  it('takes nothing, only a name, one endless word, and an emoji for a name', async () => {
    for (const content of [
      {},
      { basics: { name: 'Ada' } },
      { work: [{ highlights: ['x'.repeat(4_000)] }] },
      { basics: { name: '🦄', label: '👩🏽‍💻' } },
    ]) {
      const { pages } = await readPdf(renderPdf(view(content), style));
      expect(pages).toBeLessThanOrEqual(2);
    }
  });

  it('fits the paper, colour and size that were chosen', async () => {
    const chosen = renderPdf(view(ENGINEER), { design, paper: 'LETTER', accent: '#aa0044', fontSize: 12 });
    expect(chosen.toString('latin1')).toMatch(/\/MediaBox\s*\[\s*0 0 612 792\s*\]/);
    expect((await readPdf(chosen)).pages).toBeGreaterThanOrEqual(2);
  });
});

it('names the characters that no font has', () => {
  const odd = view({ basics: { name: 'Ada', summary: 'runes ᚠ and cuneiform 𒀀' } });
  expect(() => renderPdf(odd, A4)).toThrow(GlyphError);
  try {
    renderPdf(odd, A4);
  } catch (error) {
    expect((error as GlyphError).characters.join('')).toMatch(/ᚠ|𒀀/);
  }
});

it('ends no page with a heading alone', async () => {
  // Whatever the length of what comes before.
  for (let n = 30; n < 60; n += 3) {
    const content = {
      ...ENGINEER,
      basics: { ...ENGINEER.basics, summary: Array.from({ length: n }, (_, i) => `Line ${i} of what I do.`).join('\n') },
    };
    const { text } = await readPdf(renderPdf(view(content), A4));
    const feet = text.split(/Maren Lindqvist · \d \/ \d/).map((page) => page.trim());
    for (const foot of feet) expect(foot).not.toMatch(/(Experience|Projects|Education|Skills|Languages|Certificates|Awards|Volunteering)$/);
  }
});
