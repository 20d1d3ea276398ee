import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { VitaeError } from '#common';
import { mergeSchema, type SubgraphName } from './merge-schema.js';

const HEADER = '# The public schema at /graphql: the owners’ schema.graphql files merged. Written by `npm run schema`; do not edit.\n\n';

/** Reads the owners' committed SDL. Throws CONFIG_INVALID naming the file that cannot be read. */
export function readSubgraphs(files: Readonly<Record<SubgraphName, string>>): Record<SubgraphName, string> {
  return Object.fromEntries(
    Object.entries(files).map(([owner, file]) => {
      try {
        return [owner, readFileSync(file, 'utf8')];
      } catch (cause) {
        throw new VitaeError('CONFIG_INVALID', `The schema of ${owner} cannot be read: ${file}`, { cause });
      }
    }),
  );
}

/** The merged schema as it is committed: sorted, so that its diff shows changes of meaning only. Throws MergeConflict. */
export function publicSchema(sdl: Readonly<Record<SubgraphName, string>>): string {
  const ordered = Object.fromEntries(Object.entries(sdl).toSorted(([a], [b]) => a.localeCompare(b)));
  return `${HEADER}${printSchema(lexicographicSortSchema(mergeSchema(ordered).schema))}\n`;
}

/** Writes `text` to `file`, or with `check` throws CONFLICT when the file holds anything else. */
export function settlePublicSchema(file: string, text: string, check: boolean): void {
  if (!check) return writeFileSync(file, text);
  let committed: string | undefined;
  try {
    committed = readFileSync(file, 'utf8');
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
  }
  if (committed !== text) {
    throw new VitaeError('CONFLICT', `${file} is not what the owners' schemas merge to; run npm run schema and commit it`);
  }
}
