import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const CONTENT_TYPES = '[Content_Types].xml';

/** Office Open XML wants this one first (ECMA-376 part 2 does not, readers do). */
const order = (a: string, b: string): number => (a === CONTENT_TYPES ? -1 : b === CONTENT_TYPES ? 1 : a < b ? -1 : 1);

/**
 * The library writes the clock into the properties, and random ids for links: both are replaced, relations are sorted, and the archive has a fixed
 * time, so that the same document is the same file.
 */
export function sameBytes(docx: Uint8Array, date: string): Buffer {
  const files = unzipSync(docx);
  const edit = (name: string, change: (xml: string) => string): void => {
    const file = files[name];
    if (file) files[name] = strToU8(change(strFromU8(file)));
  };
  edit('docProps/core.xml', (xml) => xml.replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${date.slice(0, 19)}Z`));
  const ids = new Map<string, string>();
  edit('word/document.xml', (xml) =>
    xml.replaceAll(/(<w:hyperlink [^>]*r:id=")([^"]+)/g, (_, start: string, id: string) => {
      if (!ids.has(id)) ids.set(id, `rIdLink${ids.size + 1}`);
      return `${start}${ids.get(id)}`;
    }),
  );
  edit('word/_rels/document.xml.rels', (xml) => {
    const renamed = xml.replaceAll(/ Id="([^"]+)"/g, (whole, id: string) => (ids.has(id) ? ` Id="${ids.get(id)}"` : whole));
    return renamed.replace(/(<Relationships[^>]*>)([\s\S]*)(<\/Relationships>)/, (_, open: string, all: string, close: string) =>
      [open, ...(all.match(/<Relationship [^>]*\/>/g) ?? []).toSorted(), close].join(''),
    );
  });
  const sorted = Object.fromEntries(Object.entries(files).toSorted(([a], [b]) => order(a, b)));
  return Buffer.from(zipSync(sorted, { mtime: new Date(1980, 0, 1), level: 9 }));
}
