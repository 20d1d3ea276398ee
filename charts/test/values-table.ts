import { isMap, isScalar, parseDocument, type Pair, type YAMLMap } from 'yaml';

interface Row {
  readonly key: string;
  readonly value: string;
  readonly meaning: string;
}

/** A leaf is what carries a "# --" line; a map without one is looked into. */
function rows(map: YAMLMap, at: readonly string[], before: string | null | undefined): Row[] {
  return map.items.flatMap((pair: Pair, i) => {
    const key = isScalar(pair.key) ? pair.key : undefined;
    const path = [...at, String(key?.value)];
    const comment = key?.commentBefore ?? (i === 0 ? (map.commentBefore ?? before) : undefined);
    const line = comment?.split('\n').findLast((l) => l.trim().startsWith('--'));
    if (line !== undefined) {
      const json = JSON.stringify((pair.value as { toJSON?: () => unknown } | null)?.toJSON?.() ?? null);
      return [{ key: path.join('.'), value: json, meaning: line.trim().slice(2).trim() }];
    }
    if (isMap(pair.value) && pair.value.items.length > 0) return rows(pair.value, path, pair.value.commentBefore);
    throw new Error(`values.yaml: ${path.join('.')} has no "# --" line`);
  });
}

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The README with the table between its two marks made of values.yaml. Throws for a value without a "# --" line. */
export function withValuesTable(readme: string, values: string): string {
  const { contents } = parseDocument(values);
  if (!isMap(contents)) throw new Error('values.yaml holds no map');
  const lines = rows(contents, [], undefined).map((r) => `| \`${r.key}\` | \`${cell(r.value)}\` | ${cell(r.meaning)} |`);
  const table = ['| value | default | meaning |', '| --- | --- | --- |', ...lines].join('\n');
  return readme.replace(/<!-- values -->[^]*<!-- \/values -->/, `<!-- values -->\n\n${table}\n\n<!-- /values -->`);
}
