import type { RequirementKind } from '#language';
import type { Provenance } from './check/provenance.js';
import type { WritingTask } from './task.js';
import { metRequirements } from './writer/coverage.js';
import { evidenceOf } from './writer/evidence.js';
import { thisMonth } from './writer/today.js';

/** How much of a posting a document answers, `best` being what the whole master could. `missing` is never told in a document. */
export interface Coverage {
  readonly requirements: number;
  readonly covered: number;
  readonly best: number;
  readonly missing: readonly { readonly requirement: string; readonly kind: RequirementKind }[];
}

/** What stands in a document, by the places of the master it comes from. The same measure for every writer. */
export function coverageOf(provenance: readonly Provenance[], { master, posting }: WritingTask): Coverage {
  const { reading, material, table } = evidenceOf(master, posting);
  const ground = { material, table, asOf: thisMonth() };
  const told = new Set(provenance.flatMap((p) => p.sources));
  const shown = material.items.filter((item) => told.has(item.pointer));
  const { requirements } = reading;
  const possible = metRequirements(requirements, material.items, ground);
  return {
    requirements: requirements.length,
    covered: metRequirements(requirements, shown, ground).size,
    best: possible.size,
    missing: requirements.flatMap((r, i) => (possible.has(i) ? [] : [{ requirement: r.text, kind: r.kind }])),
  };
}
