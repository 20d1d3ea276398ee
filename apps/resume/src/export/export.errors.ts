import { VitaeError } from '#common';
import type { RenderError } from '#render';
import type { Statement } from '../provenance/provenance.js';
import { unsupportedDetail } from './export.js';

/** Nothing of the person's supports these statements: they leave only when the person says so. */
export class UnsupportedError extends VitaeError {
  constructor(readonly statements: readonly Statement[]) {
    super('UNSUPPORTED_STATEMENTS', 'Some statements are not supported by what you wrote: change them, or include them knowingly', {
      details: { statements: statements.map(unsupportedDetail) },
    });
  }
}

/** No font has these characters. */
export class GlyphsMissingError extends VitaeError {
  constructor(readonly characters: readonly string[]) {
    super('GLYPH_MISSING', 'No font has some of the characters: change them, or leave them out', { details: { characters } });
  }
}

/** A render error as a person is told it. What the engine said stays in the log, by its code. */
export function exportError(error: RenderError): VitaeError {
  switch (error.code) {
    case 'GLYPHS':
      return new GlyphsMissingError(error.characters);
    case 'TOO_LARGE':
      return new VitaeError(
        'PAYLOAD_TOO_LARGE',
        'The document is too large to be made into a file of this format: shorten it, or take text',
      );
    case 'UNAVAILABLE':
      return new VitaeError('DEPENDENCY_UNAVAILABLE', 'PDF is not available on this installation; DOCX, HTML, Markdown and text are');
    case 'FAILED':
      return new VitaeError('INTERNAL_SERVER_ERROR', 'The file could not be made', { facts: { renderer: error.code } });
  }
}
