import { describe, expect, it } from 'vitest';
import { DATE, ENGINEER, HOSTILE, LETTER } from '../../test/samples.js';
import { letterView, renderHtml, renderMarkdown, renderText, resumeView, DESIGN_IDS } from '../index.js';

const hostile = resumeView(
  { basics: { name: HOSTILE[7], label: HOSTILE[0], summary: HOSTILE.join('\n'), url: 'javascript:alert(1)' }, work: [{ position: HOSTILE[3], name: HOSTILE[6], highlights: [...HOSTILE] }] },
  { date: DATE },
); // prettier-ignore

describe('text', () => {
  it('is what was typed, in order, with plain hyphens in ranges', () => {
    const text = renderText(resumeView(ENGINEER, { date: DATE }));
    expect(text).toContain('EXPERIENCE\nLead Platform Engineer\nNorthwind Freight, Gothenburg, Sweden\nMar 2021 - Present\nOwner of');
    expect(text).toContain('Gothenburg, Sweden\nlindqvist.example.org');
    for (const line of HOSTILE) expect(renderText(hostile)).toContain(line);
  });

  it('has a letter whole', () => {
    const text = renderText(letterView(LETTER, ENGINEER));
    expect(text).toContain('November 29, 2026\n\nHarbour Systems\n\nBackend Engineer\n\nDear Ms Nair,');
    expect(text.endsWith('Yours sincerely,\nMaren Lindqvist\n')).toBe(true);
  });
});

describe('Markdown', () => {
  it('shows what a person typed, and makes nothing of it', () => {
    const md = renderMarkdown(hostile);
    expect(md).toContain(String.raw`\*bold\* \_em\_ \`code\` \[x\](javascript:alert(1))`);
    expect(md).toContain(String.raw`\<script\>`);
    expect(md).toContain(String.raw`\= Heading`);
    expect(md).toContain(String.raw`1\. one`);
    expect(md).not.toContain('](<javascript');
  });

  it('links and marks', () => {
    const md = renderMarkdown(resumeView(ENGINEER, { date: DATE }));
    expect(
      md.startsWith('# Maren Lindqvist\n\nPlatform Engineer\n\n[maren.lindqvist@example.org](<mailto:maren.lindqvist@example.org>) · '),
    ).toBe(true);
    expect(md).toContain(
      '### [Lead Platform Engineer](<https://northwind.example.org/>)\n\nNorthwind Freight, Gothenburg, Sweden · *Mar 2021 – Present*',
    );
    expect(renderMarkdown(letterView(LETTER, ENGINEER))).toContain('Yours sincerely,  \nMaren Lindqvist');
  });
});

describe('HTML', () => {
  it.each(DESIGN_IDS)('in %s has no element and no address of a person', (design) => {
    const html = renderHtml(hostile, { design, paper: 'A4' });
    expect(html).not.toMatch(/<script|javascript:[^)]*"/);
    expect(html).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
    expect(html.match(/<style>/g)).toHaveLength(1);
  });

  it('is a page by itself with its own policy, in the direction of its language', () => {
    const html = renderHtml(resumeView({ basics: { name: 'ليلى' } }, { date: DATE }), {
      design: 'modern',
      paper: 'LETTER',
      accent: '#aa0000',
    });
    expect(html).toMatch(/<html lang="ar" dir="rtl">.*default-src &#39;none&#39;; style-src &#39;sha256-/);
    expect(html).toContain('--accent:#aa0000');
    expect(html).toContain('@page{size:letter');
    expect(html).not.toMatch(/src=|url\(|@import/);
  });
});
