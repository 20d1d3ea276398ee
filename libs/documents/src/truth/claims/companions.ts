import type { Fact } from '../master/facts.js';
import type { Quantity } from '../reading/quantity.js';
import type { Reading } from '../reading/reading.js';

/** What counts others beside oneself: `with two colleagues`, `con otros tres`. */
const BESIDES = /^(?:with|alongside|other|others|another|mit|neben|anderen?|weiteren?|avec|autres?|con|otr[oa]s?)$/u;
/** What counts oneself among them: `one of three`, `nous étions deux`, `ein Team von fünf`, `somos cuatro`. */
const AMONG =
  /^(?:of|we|us|were|are|team|crew|group|pair|von|der|aus|zu|wir|waren|sind|team|gruppe|de|des|du|nous|etions|sommes|equipe|a|los|las|del|eramos|somos|equipo|grupo|entre)$/u;
/** One companion, without a figure: `with another trainee`, `avec une autre stagiaire`. */
const ONE_OTHER = /\b(?:with|alongside|mit|avec|con) (?:an?|one|another|einem|einer|une?|un|una)\b/u;
/** Words between a figure and what says whom it counts. */
const NEAR = 3;

const beside = ({ tokens }: Reading, { from, to }: Quantity, sign: RegExp): boolean =>
  tokens.slice(Math.max(0, from - NEAR), from).some(({ text }) => sign.test(text)) || sign.test(tokens[to]?.text ?? '');

const bare = ({ readings, bound, rate }: Quantity): boolean =>
  bound === undefined && rate === undefined && readings.every(({ unit }) => unit === undefined);

/** One of three people did it with two others: facts whose count of people is the statement's, oneself added or left out. */
export function companionFacts(said: Quantity, statement: Reading, facts: readonly Fact[]): Fact[] {
  if (!bare(said) || statement.language === 'ja') return [];
  const [others, among] = [beside(statement, said, BESIDES), beside(statement, said, AMONG)];
  if (!others && !among) return [];
  const value = said.readings[0]?.value ?? 0;
  return facts.filter(
    ({ reading }) =>
      reading.language === statement.language &&
      ((among && value === 2 && ONE_OTHER.test(reading.folded)) ||
        reading.quantities.some(
          (meant) =>
            bare(meant) &&
            meant.readings.some(
              ({ value: own }) =>
                (others && own === value + 1 && beside(reading, meant, AMONG)) ||
                (among && own === value - 1 && beside(reading, meant, BESIDES)),
            ),
        )),
  );
}
