import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { describe, expect, it } from 'vitest';

const source = path.resolve(import.meta.dirname, '..');
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(source, `text/locales/${language}.json`), 'utf8')) as Record<string, string>;
const english = read('en');

/** Names of the values a message takes, at any depth of its plurals. */
function valuesOf(tokens: unknown): string[] {
  if (!Array.isArray(tokens)) return typeof tokens === 'object' && tokens !== null ? Object.values(tokens).flatMap(valuesOf) : [];
  return tokens.flatMap((t) => (Array.isArray(t) && typeof t[0] === 'string' ? [t[0], ...valuesOf(t.slice(2))] : valuesOf(t)));
}

function* files(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) yield* files(path.join(folder, entry.name));
    else if (/\.tsx?$/.test(entry.name)) yield path.join(folder, entry.name);
  }
}

describe('the catalogues', () => {
  it.each(['de', 'fr'])('%s says everything that English says, of the same values', (language) => {
    const other = read(language);
    expect(Object.keys(other)).toEqual(Object.keys(english));
    for (const [id, text] of Object.entries(other)) {
      const values = [compileMessageOrThrow(english[id] ?? ''), compileMessageOrThrow(text)].map((m) =>
        [...new Set(valuesOf(m))].toSorted(),
      );
      expect([id, values[1]]).toEqual([id, values[0]]);
    }
  });

  it.each(['de', 'fr'])('%s is no copy of English', (language) => {
    const other = read(language);
    const same = Object.keys(english).filter((id) => other[id] === english[id] && (english[id]?.split(' ').length ?? 0) > 3);
    expect(same.filter((id) => id !== 'write.pasteHint')).toEqual([]);
  });

  it('hold nothing that no page says', () => {
    const text = [...files(source)].map((file) => readFileSync(file, 'utf8')).join('\n');
    const said = (id: string): boolean => text.includes(`'${id}'`) || text.includes(`"${id}"`) || /^(state|resume)\.[A-Z_]+$/.test(id);
    expect(Object.keys(english).filter((id) => !said(id))).toEqual([]);
  });
});
