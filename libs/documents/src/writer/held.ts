import type { PartialDate } from '#json-resume';
import {
  DEGREE_LEVELS,
  drivingLicence,
  fluencyRank,
  meets,
  saysRightToWork,
  skillById,
  spokenLanguages,
  tokenize,
  typedDemands,
  umbrellaAnswers,
  type DegreeLevel,
  type Held,
  type LanguageLevel,
  type Requirement,
  type TypedDemand,
} from '#language';
import { experienceOf } from './experience.js';
import type { Entry } from './master.js';
import type { Item, Material } from './material.js';
import { isAlternative, type MatchTable } from './ranking.js';

/** What a person is measured by against a posting. */
export interface Evidence {
  readonly material: Material;
  readonly table: MatchTable;
  readonly asOf: PartialDate;
}

/** A field of study shares so much with the one asked for. */
const SAME_FIELD = 0.2;
/** So much of a requirement's words, or of the posting's title, makes a post one of the asked work. */
const SAME_WORK = 0.25;
const SAME_TITLE = 0.3;
/** Steps of the European framework that words of command claim at least, by rank: basic to native. */
const STEPS: readonly LanguageLevel[] = ['A2', 'B1', 'B2', 'C1', 'C1', 'C2'];
const STEP = /(?<![\p{L}\p{N}])[ABC][12](?![\p{L}\p{N}])/u;

function levelOf(text: string): LanguageLevel | undefined {
  const step = STEP.exec(text)?.[0] as LanguageLevel | undefined;
  const rank = step === undefined ? fluencyRank(tokenize(text)) : undefined;
  return step ?? (rank === undefined ? undefined : STEPS[rank - 1]);
}

/** Years count only in posts that have to do with what is asked: nine years of kitchens are no years of web development. */
function yearsOf(requirement: Requirement, index: number, { material, table, asOf }: Evidence): number {
  const title = table.asks.length - 2;
  // Of a product one has years where the product is named; of a field also where the post is called so.
  const product = requirement.skills.some((id) => skillById(id)?.kind === 'tool');
  const onTopic = (entry: Entry): boolean =>
    material.items.some((item) => {
      if (item.entry !== entry.pointer) return false;
      const matches = table.of(item);
      const own = matches.get(index);
      if (own !== undefined && (own.skills.size > 0 || (!product && own.lexical >= SAME_WORK))) return true;
      return item.kind === 'title' && (matches.get(title)?.lexical ?? 0) >= SAME_TITLE;
    });
  const general = requirement.terms.length === 0 && requirement.skills.length === 0;
  return experienceOf(
    material.work.filter((entry) => general || onTopic(entry)),
    asOf,
  ).years;
}

/** The highest degree among the items that has something of the field asked for, where one is named. */
function degreeOf(requirement: Requirement, index: number, items: readonly Item[], { material, table }: Evidence): DegreeLevel | undefined {
  const shown = new Set(items.filter(({ kind }) => kind === 'education').map(({ pointer }) => pointer));
  const levels = material.studies
    .filter(({ pointer, held }) => held && shown.has(pointer))
    .filter(({ pointer, parts }) => {
      if (requirement.terms.length <= 1 || requirement.demands.degree === 'secondary') return true;
      const item = items.find((one) => one.pointer === pointer);
      const match = item === undefined ? undefined : table.of(item).get(index);
      const same = match !== undefined && (match.skills.size > 0 || match.lexical >= SAME_FIELD);
      return same || umbrellaAnswers(requirement.text, parts.area) === true;
    })
    // A course of study that names no level is a training: nobody calls a degree less than it is.
    .map(({ level }) => (level < 0 ? DEGREE_LEVELS.indexOf('vocational') : level));
  return levels.length === 0 ? undefined : DEGREE_LEVELS[Math.max(...levels)];
}

/** What a set of items shows of a person, as far as one requirement asks. */
function heldFor(requirement: Requirement, index: number, items: readonly Item[], evidence: Evidence): Held {
  const languages = items.filter(({ pointer }) => pointer.startsWith('/languages/'));
  const degree = requirement.demands.degree === undefined ? undefined : degreeOf(requirement, index, items, evidence);
  const years = requirement.demands.years === undefined ? 0 : yearsOf(requirement, index, evidence);
  return {
    skills: new Set(items.flatMap(({ skills }) => [...skills])),
    ...(degree === undefined ? {} : { degree }),
    years: new Map(['*', ...requirement.skills, ...requirement.terms].map((what) => [what, years])),
    languages: new Map(languages.flatMap(({ text }) => spokenLanguages(text).map((code) => [code, levelOf(text)] as const))),
    licences: items.filter(({ kind }) => kind === 'certificate' || kind === 'skill').map(({ text }) => text.toLowerCase()),
    drivingLicence: items.some(({ text }) => drivingLicence(text)),
    rightToWork: items.some(({ text }) => saysRightToWork(text)),
  };
}

/** Years without a number, in the five languages: two at least. */
const SEVERAL =
  /(?<!\p{L})(?:several|multiple|some|a few) years(?:'|’)?|mehrere[nr]? jahre|mehrjährig\p{L}*|plusieurs années|(?:varios|algunos) años(?!\p{L})|数年/iu;
const SEVERAL_YEARS = 2;

const HARD = new Set<TypedDemand['kind']>(['years', 'degree', 'language', 'driving-licence', 'right-to-work']);

/**
 * Whether items hold what a requirement asks for by its kind, and whether that is the whole of it: a degree, a language or a licence is; years
 * are where they are years of a field and not of a product.
 */
export function demandsMet(
  requirement: Requirement,
  index: number,
  items: readonly Item[],
  evidence: Evidence,
): { readonly holds: boolean; readonly settled: boolean } {
  const demands = typedDemands(requirement);
  const hard = demands.filter((demand) => HARD.has(demand.kind) && (demand.necessity !== 'nice' || requirement.kind === 'nice'));
  const licences = demands.filter(({ kind }) => kind === 'licence');
  const several = requirement.demands.years === undefined && SEVERAL.test(requirement.text);
  if (several && yearsOf(requirement, index, evidence) < SEVERAL_YEARS) return { holds: false, settled: true };
  if (hard.length === 0 && licences.length === 0 && !several) return { holds: true, settled: false };
  const held = heldFor(requirement, index, items, evidence);
  const languages = hard.filter(({ kind }) => kind === 'language');
  const spoken = isAlternative(requirement)
    ? languages.length === 0 || languages.some((demand) => meets(held, demand))
    : languages.every((demand) => meets(held, demand));
  const others = hard.filter(({ kind }) => kind !== 'language');
  const papers = licences.some((demand) => meets(held, demand));
  const product = requirement.skills.some((id) => skillById(id)?.kind === 'tool');
  const whole = several ? !product : hard.some(({ kind }) => kind !== 'years' || !product);
  return { holds: spoken && others.every((demand) => meets(held, demand)), settled: whole || papers };
}
