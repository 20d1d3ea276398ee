import { downloadName } from '#files/names';
import { DESIGNS, type Design } from '#render';
import { toProvenance } from '../provenance/provenance.mapper.js';
import { GlyphsMissingError, UnsupportedError } from './export.errors.js';
import { Export, ExportFormat, GlyphsMissing, Template, UnsupportedStatements } from './export.model.js';
import type { Prepared } from './export.js';

export const toTemplate = ({ id, name, description, accent }: Design): Template =>
  Object.assign(new Template(), { id, name, description, accent, formats: Object.values(ExportFormat) });

export const templates = (): Template[] => Object.values(DESIGNS).map(toTemplate);

export const toExport = ({ fileName, contentType, version, etag }: Prepared, url: string, bytes: number): Export =>
  Object.assign(new Export(), { url, fileName: downloadName(fileName), contentType, bytes, version, etag });

/** The members of the union that an error is; undefined for any other. */
export function toRefusal(error: unknown): GlyphsMissing | UnsupportedStatements | undefined {
  if (error instanceof GlyphsMissingError) return Object.assign(new GlyphsMissing(), { characters: [...error.characters] });
  if (error instanceof UnsupportedError)
    return Object.assign(new UnsupportedStatements(), { statements: error.statements.map(toProvenance) });
  return undefined;
}
