import { isJsonObject, type JsonObject, type JsonValue } from '#strict-json';
import { ASIDE_KEY } from './finding.js';

/** Levels of a value that is kept as it is; a deeper one is kept as its JSON text, or the résumé would nest deeper than it came. */
const MAX_LEVELS = 20;

function levelsOf(value: JsonValue, most: number): number {
  if (typeof value !== 'object' || value === null || most === 0) return 0;
  return 1 + Object.values(value).reduce((deepest: number, child) => Math.max(deepest, levelsOf(child, most - 1)), 0);
}

const kept = (value: JsonValue): JsonValue => (levelsOf(value, MAX_LEVELS + 1) > MAX_LEVELS ? JSON.stringify(value) : value);

/** The résumé with these values under `meta.setAside`, beside those of an earlier reading. `meta` is no object: it is left out of this. */
export function withAside(resume: JsonObject, aside: ReadonlyMap<string, JsonValue>): JsonObject {
  if (aside.size === 0) return resume;
  const meta = isJsonObject(resume['meta']) ? resume['meta'] : {};
  const earlier = isJsonObject(meta[ASIDE_KEY]) ? meta[ASIDE_KEY] : {};
  const now = Object.fromEntries([...aside].map(([pointer, value]) => [pointer, kept(value)]));
  return { ...resume, meta: { ...meta, [ASIDE_KEY]: { ...earlier, ...now } } };
}

/** The résumé without what `withAside` put there. */
export function withoutAside(resume: JsonObject): JsonObject {
  const { [ASIDE_KEY]: _, ...meta } = isJsonObject(resume['meta']) ? resume['meta'] : {};
  return { ...resume, meta };
}
