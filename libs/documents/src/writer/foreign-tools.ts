import { isHomograph, skillById } from '#language';
import type { Item } from './material.js';

/** Trades whose words and standards look like products of computing. */
const OTHER_TRADES: ReadonlySet<string> = new Set(['TRADE', 'HEALTH']);
const COMPUTING: ReadonlySet<string> = new Set(['PROGRAMMING', 'FRAMEWORK', 'DATABASE', 'CLOUD', 'DATA']);

const categoryOf = (id: string): string => skillById(id)?.category ?? 'OTHER';
const isTool = (id: string): boolean => skillById(id)?.kind === 'tool';

/** A standard's number behind an acronym: "AWS D1.1", "ASTM A36.2". */
const isStandard = (text: string, spelling: string): boolean => {
  const at = text.indexOf(spelling);
  return /^[A-Z]{2,5}$/u.test(spelling) && /^[ -]\p{Lu}\d+(?:\.\d+)+/u.test(text.slice(at + spelling.length));
};

/**
 * Items without products that are none where they stand. A name that means something else elsewhere ("AWS", "Rust") is a product where the
 * person lists it, or where their material speaks of computing besides; in the material of another trade it is that trade's word, and so is an
 * acronym before the number of a standard.
 */
export function withoutForeignTools(items: readonly Item[], without: (item: Item, ids: ReadonlySet<string>) => Item): Item[] {
  const listed = new Set(items.filter(({ kind }) => kind === 'skill').flatMap(({ named }) => named.map(({ id }) => id)));
  const said = items.flatMap(({ text, named }) => named.filter(({ spelling }) => !isStandard(text, spelling)));
  const computing = said.some(({ id, spelling }) => COMPUTING.has(categoryOf(id)) && !isHomograph(spelling));
  const elsewhere = !computing && said.some(({ id }) => OTHER_TRADES.has(categoryOf(id)));
  return items.map((item) => {
    if (item.kind === 'skill' && !item.named.some(({ spelling }) => isStandard(item.text, spelling))) return item;
    const foreign = item.named.filter(
      ({ id, spelling }) =>
        isTool(id) &&
        isHomograph(spelling) &&
        (isStandard(item.text, spelling) || (elsewhere && COMPUTING.has(categoryOf(id)) && !listed.has(id))),
    );
    return foreign.length === 0 ? item : without(item, new Set(foreign.map(({ id }) => id)));
  });
}
