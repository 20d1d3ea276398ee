import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DATE, ENGINEER, HOSTILE, LETTER, SCRIPTS, wordsIn } from '../../test/samples.js';
import { inOrder } from '../../test/read-pdf.js';
import { DESIGN_IDS, letterView, resumeView } from '../index.js';
import { renderDocx } from './docx.js';

const view = (content: object) => resumeView(content as never, { date: DATE });

const partsOf = (docx: Buffer): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(docx)).map(([name, bytes]) => [name, strFromU8(bytes)]));

const textOf = (xml = ''): string =>
  [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>|<\/w:p>/g)]
    .map(([, text]) => text ?? ' ')
    .join('')
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' })[name] ?? '');

describe.each(DESIGN_IDS)('DOCX in %s', (design) => {
  it('has headings, lists and links in reading order, and the same bytes each time', async () => {
    const docx = await renderDocx(view(ENGINEER), { design, paper: 'A4' });
    const {
      'word/document.xml': body,
      'docProps/core.xml': core,
      'word/styles.xml': styles,
      'word/_rels/document.xml.rels': relations,
    } = partsOf(docx);
    expect(inOrder(textOf(body), wordsIn(ENGINEER))).toBeUndefined();
    expect(body?.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(view(ENGINEER).sections.length);
    expect(body).toMatch(/<w:pStyle w:val="Title"\/>/);
    expect(body).toMatch(/<w:pStyle w:val="Subtitle"\/>/);
    expect(styles).toMatch(/w:styleId="Subtitle"/);
    expect(body).toMatch(/<w:numPr>/);
    expect(relations).toContain('Target="https://northwind.example.org/"');
    expect(core).toContain('<dc:title>Maren Lindqvist – Résumé</dc:title>');
    expect(core).toContain('2026-11-29T12:00:00Z');
    expect(docx.equals(await renderDocx(view(ENGINEER), { design, paper: 'A4' }))).toBe(true);
  });
});

it('writes right to left where the language does', async () => {
  const { 'word/document.xml': body } = partsOf(await renderDocx(view(SCRIPTS['ar'] ?? {}), { design: 'classic', paper: 'A4' }));
  expect(body).toContain('<w:bidi/>');
  expect(body).toContain('<w:rtl/>');
});

it('keeps what looks like markup as text', async () => {
  const { 'word/document.xml': body } = partsOf(
    await renderDocx(view({ basics: { summary: HOSTILE.join('\n') } }), { design: 'modern', paper: 'LETTER' }),
  );
  for (const line of HOSTILE) expect(textOf(body)).toContain(line);
  expect(body).toContain('w:w="12240"');
});

it('has a letter', async () => {
  const { 'word/document.xml': body } = partsOf(await renderDocx(letterView(LETTER, ENGINEER), { design: 'classic', paper: 'A4' }));
  expect(
    inOrder(textOf(body), ['Maren Lindqvist', 'Harbour Systems', 'Backend Engineer', 'Dear Ms Nair,', 'Yours sincerely,']),
  ).toBeUndefined();
});
