import { AlignmentType, Document, ExternalHyperlink, HeadingLevel, LevelFormat, Packer, Paragraph, TabStopType, TextRun, type IParagraphOptions, type IRunOptions } from 'docx'; // prettier-ignore
import { DESIGNS, PAPER_MM, type Style } from '../design/design.js';
import { where } from '../text/plain.js';
import { plainHyphens } from '../view/dates.js';
import type { DocumentView, Entry, LetterView, Section } from '../view/view.js';
import { sameBytes } from './same-bytes.js';

/** Twentieths of a point in a millimetre and in a centimetre, the unit of WordprocessingML. */
const MM = 1440 / 25.4;
const CM = MM * 10;

type Run = TextRun | ExternalHyperlink;
type RunStyle = Omit<IRunOptions, 'text' | 'children'>;

/** Paragraphs and runs in one direction. */
class Writer {
  private readonly rtl: boolean;

  constructor(
    private readonly view: DocumentView,
    private readonly style: Style,
  ) {
    this.rtl = view.dir === 'rtl';
  }

  run(text: string, more: RunStyle = {}): TextRun {
    return new TextRun({ text, rightToLeft: this.rtl, ...more });
  }

  link(text: string, href: string | undefined, more: RunStyle = {}): Run {
    return href === undefined
      ? this.run(text, more)
      : new ExternalHyperlink({ link: href, children: [this.run(text, { style: 'Hyperlink', ...more })] });
  }

  p(children: readonly Run[], more: Omit<IParagraphOptions, 'children'> = {}): Paragraph {
    return new Paragraph({ children, bidirectional: this.rtl, ...more });
  }

  text(text: string, more: Omit<IParagraphOptions, 'children'> = {}): Paragraph {
    return this.p([this.run(text)], more);
  }

  head(): Paragraph[] {
    const { name, label, contacts } = this.view;
    const alignment = this.style.design === 'classic' ? { alignment: AlignmentType.CENTER } : {};
    const portal = this.style.design === 'portal';
    const runs = contacts.map((c) => this.link(c.text, c.href));
    return [
      this.text(name, { heading: HeadingLevel.TITLE, ...alignment }),
      ...(label === '' ? [] : [this.text(label, { style: 'Subtitle', ...alignment })]),
      ...(portal ? runs.map((r) => this.p([r])) : runs.length > 0 ? [this.p(runs.flatMap((r, i) => (i > 0 ? [this.run('  ·  '), r] : [r])), alignment)] : []), // prettier-ignore
    ];
  }

  section(s: Section, tab: number): Paragraph[] {
    return [this.text(s.title, { heading: HeadingLevel.HEADING_1, keepNext: true }), ...this.inside(s, tab)];
  }

  private inside(s: Section, tab: number): Paragraph[] {
    switch (s.kind) {
      case 'text':
        return s.paragraphs.map((t) => this.text(t));
      case 'facts':
        return s.facts.map((f) => this.p([...(f.label === '' ? [] : [this.run(f.label, { bold: f.value !== '' })]), ...(f.value === '' ? [] : [this.run(f.label === '' ? f.value : `: ${f.value}`)])])); // prettier-ignore
      case 'entries':
        return s.entries.flatMap((e) => this.entry(e, tab));
    }
  }

  private entry(e: Entry, tab: number): Paragraph[] {
    const portal = this.style.design === 'portal';
    const place = where(e);
    const goesOn = e.paragraphs.length + e.bullets.length > 0;
    const period = portal ? plainHyphens(e.period) : e.period;
    const beside = period !== '' && !portal && e.title !== '';
    const title = [this.link(e.title, e.href), ...(beside ? [this.run(`\t${period}`, { bold: false })] : [])];
    return [
      // Dates by a tab, not by a table: a machine reads tables cell by cell, in whatever order.
      ...(e.title === '' ? [] : [this.p(title, { heading: HeadingLevel.HEADING_2, keepNext: goesOn || place !== '', tabStops: [{ type: TabStopType.RIGHT, position: tab }] })]), // prettier-ignore
      ...(place === '' ? [] : [this.p([this.run(place, { italics: !portal })], { keepNext: goesOn })]),
      ...(period !== '' && !beside ? [this.text(period, { keepNext: goesOn })] : []),
      ...e.paragraphs.map((t) => this.text(t)),
      ...e.bullets.map((t, i) => this.text(t, { numbering: { reference: 'bullets', level: 0 }, keepLines: true, keepNext: i === 0 && e.bullets.length > 1 })), // prettier-ignore
    ];
  }

  letter(view: LetterView): Paragraph[] {
    const spacing = { spacing: { before: 0, after: 200 } };
    return [
      this.text(view.dated, { spacing: { before: 480, after: 200 } }),
      ...(view.recipient === '' ? [] : [this.text(view.recipient, spacing)]),
      ...(view.subject === '' ? [] : [this.text(view.subject, { heading: HeadingLevel.HEADING_1 })]),
      ...view.paragraphs.map(
        (lines) =>
        this.p(lines.map((t, i) => this.run(t, i > 0 ? { break: 1 } : {})), { ...spacing, keepLines: lines.length > 1 }), // prettier-ignore
      ),
    ];
  }
}

/**
 * DOCX with real headings, lists and links, to be edited by a recruiter and read by a portal; no tables, no text boxes, no pictures. Fonts are
 * Word's own: none is embedded. The same bytes for the same view and style.
 */
export async function renderDocx(view: DocumentView, style: Style): Promise<Buffer> {
  const design = DESIGNS[style.design];
  const writer = new Writer(view, style);
  const [width, height] = PAPER_MM[style.paper];
  const tab = Math.round(width * MM - 2 * design.margin.x * CM);
  const body = view.kind === 'RESUME' ? view.sections.flatMap((s) => writer.section(s, tab)) : writer.letter(view);
  const color = (style.accent ?? design.accent).slice(1);
  const points = style.fontSize ?? (view.kind === 'LETTER' ? design.letterFontSize : design.fontSize);
  // Half points.
  const size = (times: number): number => Math.round(points * 2 * times);
  const heading = (times: number, before: number, tint = color) => ({ run: { size: size(times), bold: true, color: tint }, paragraph: { spacing: { before, after: 60 } } }); // prettier-ignore
  const font = { ascii: design.wordFont, hAnsi: design.wordFont, cs: 'Arial', eastAsia: 'Yu Gothic' };
  const margin = { x: Math.round(design.margin.x * CM), y: Math.round(design.margin.y * CM) };
  const doc = new Document({
    title: view.title, creator: view.name, lastModifiedBy: view.name, description: '', revision: 1,
    styles: {
      default: {
        document: { run: { font, size: size(1), language: { value: view.lang } }, paragraph: { spacing: { after: 40, line: 259 } } },
        title: heading(2.1, 0, style.design === 'modern' ? color : '000000'),
        heading1: heading(1.25, 240),
        heading2: { run: { size: size(1.05), bold: true, color: '000000' }, paragraph: { spacing: { before: 140, after: 0 } } },
        hyperlink: { run: { color, underline: {} } },
      },
      paragraphStyles: [
        { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', run: { size: size(1.2), color: '505050', italics: style.design === 'classic' }, paragraph: { spacing: { after: 80 } } },
      ],
    },
    numbering: { config: [{ reference: 'bullets', levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 240 } } } }] }] },
    sections: [{
      properties: { page: { size: { width: Math.round(width * MM), height: Math.round(height * MM) }, margin: { top: margin.y, bottom: margin.y, left: margin.x, right: margin.x } } },
      children: [...writer.head(), ...body],
    }],
  }); // prettier-ignore
  return sameBytes(await Packer.toBuffer(doc), view.date);
}
