import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler';
import { DESIGNS, type DesignId, type Style } from '../design/design.js';
import type { DocumentView } from '../view/view.js';
import { fontPlaces } from './fonts.js';
import { BASE } from './templates/base.js';
import { CLASSIC } from './templates/classic.js';
import { COMPACT } from './templates/compact.js';
import { MODERN } from './templates/modern.js';
import { PORTAL } from './templates/portal.js';

const TEMPLATES: Readonly<Record<DesignId, string>> = { classic: CLASSIC, modern: MODERN, compact: COMPACT, portal: PORTAL };

const PAPERS = { A4: 'a4', LETTER: 'us-letter' } as const;

/** PDF/UA-1 refuses a character that no font can draw: better than boxes in an application, but it has to be told. */
export class GlyphError extends Error {
  constructor(readonly characters: readonly string[]) {
    super('No font has some of the characters');
    this.name = 'GlyphError';
  }
}

let compiler: NodeCompiler | undefined;

/** Fonts are mapped into memory once; a compiler is kept for every later document. */
const warm = (): NodeCompiler => (compiler ??= NodeCompiler.create({ workspace: '/', fontArgs: [{ fontPaths: fontPlaces() }] }));

const UNDRAWN = /the text `?\\?"?(.+?)\\?"?`? could not be displayed/g;

/**
 * Tagged PDF/UA-1, the same bytes for the same view and style. What a person typed travels as data (`sys.inputs`), so none of it is read as
 * source. Runs in the child process only: nothing in JavaScript can interrupt a compile. Throws GlyphError.
 */
export function renderPdf(view: DocumentView, style: Style): Buffer {
  const typst = warm();
  const design = DESIGNS[style.design];
  const size = style.fontSize ?? (view.kind === 'LETTER' ? design.letterFontSize : design.fontSize);
  const told = { ...design, design: design.id, accent: style.accent ?? design.accent, size, paper: PAPERS[style.paper] };
  const made = typst.compile({
    mainFileContent: BASE + TEMPLATES[style.design],
    inputs: { view: JSON.stringify(view), style: JSON.stringify(told) },
  });
  if (made.hasError() || !made.result) {
    const error = made.takeError();
    throw new Error(`Typst: ${JSON.stringify(error ? typst.fetchDiagnostics(error) : 'no document')}`);
  }
  try {
    return typst.pdf(made.result, { pdfStandard: PdfStandard.UA_1, creationTimestamp: Math.floor(Date.parse(view.date) / 1000) });
  } catch (error) {
    const characters = [...String(error).matchAll(UNDRAWN)].map(([, text = '']) => text);
    throw characters.length > 0 ? new GlyphError([...new Set(characters)]) : error;
  } finally {
    // Without it 2.4 MB stay of every document, with it 0.9.
    typst.evictCache(0);
  }
}
