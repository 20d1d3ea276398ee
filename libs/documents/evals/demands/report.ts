import { canonicalSkill, readPosting, typedDemands, type TypedDemand } from '#language';
import { HELD_OUT } from './held-out.js';
import type { LabelledPosting } from './labelled.js';
import { SEEN } from './seen.js';

/** A demand as a label writes it. Duties are asked for too: what a label calls a must may stand under the tasks. */
function spell(demand: TypedDemand): string {
  const necessity = demand.necessity === 'nice' ? 'nice' : 'must';
  switch (demand.kind) {
    case 'skill':
      return `${necessity} skill ${demand.skill}`;
    case 'years':
      return `${necessity} years ${demand.years}`;
    case 'degree':
      return `${necessity} degree ${demand.atLeast}`;
    case 'licence':
      return `${necessity} licence ${demand.licence.toLowerCase()}`;
    case 'language':
      return `${necessity} language ${demand.language}${demand.level === undefined ? '' : ` ${demand.level}`}`;
    case 'driving-licence':
      return `${necessity} driving`;
    case 'right-to-work':
      return `${necessity} right-to-work`;
  }
}

const canonical = (label: string): string =>
  label.replace(/^(\w+ skill) (.+)$/u, (_, head: string, name: string) => `${head} ${canonicalSkill(name) ?? name.toLowerCase()}`);

/** A licence is found where its label stands in what was read; everything else must be the same. */
const same = (label: string, read: string): boolean => {
  const [, necessity, licence] = /^(\w+) licence (.+)$/u.exec(label) ?? [];
  return licence === undefined ? label === read : read.startsWith(`${necessity} licence `) && read.includes(licence);
};

export interface DemandFigures {
  readonly postings: number;
  readonly labelled: number;
  readonly read: number;
  readonly right: number;
  readonly missed: readonly string[];
  readonly invented: readonly string[];
}

/** Reads postings and compares what they are said to ask for with what their labels say. */
export function measureDemands(postings: readonly LabelledPosting[]): DemandFigures {
  const missed: string[] = [];
  const invented: string[] = [];
  let [labelled, read, right] = [0, 0, 0];
  for (const { name, text, demands } of postings) {
    const found = new Set(readPosting({ text }).requirements.flatMap(typedDemands).map(spell));
    const labels = [...new Set(demands.map(canonical))];
    labelled += labels.length;
    read += found.size;
    right += labels.filter((label) => [...found].some((one) => same(label, one))).length;
    missed.push(...labels.filter((label) => ![...found].some((one) => same(label, one))).map((label) => `${name}: ${label}`));
    invented.push(...[...found].filter((one) => !labels.some((label) => same(label, one))).map((one) => `${name}: ${one}`));
  }
  return { postings: postings.length, labelled, read, right, missed, invented };
}

const line = (title: string, { postings, labelled, read, right, invented }: DemandFigures): string =>
  `  ${title}: ${postings} postings, ${labelled} demands, recall ${(right / labelled).toFixed(3)}, precision ${((read - invented.length) / read).toFixed(3)}`;

export const demandLines = (): string[] => [
  line('seen while the rules were written', measureDemands(SEEN)),
  line('kept apart', measureDemands(HELD_OUT)),
];
