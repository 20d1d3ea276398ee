import { ask } from './ask.js';
import type { Statement } from './person.js';

/** How many of how many. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

/** Lies found and truths accused, of one language, place or kind. */
export interface Pair {
  readonly found: Share;
  readonly accused: Share;
}

export interface Figures {
  readonly statements: number;
  /** Lies called UNSUPPORTED; faithful statements called UNSUPPORTED. */
  readonly all: Pair;
  readonly byLanguage: ReadonlyMap<string, Pair>;
  readonly byPlace: ReadonlyMap<string, Pair>;
  /** A kind is one of lies or one of faithful statements: one side of its pair is empty. */
  readonly byKind: ReadonlyMap<string, Pair>;
  /** Padding that was refused, and padding whose finding says anything about it. */
  readonly padding: { readonly refused: Share; readonly detailed: Share };
  /** Lies that passed without a word of explanation. */
  readonly missedSilently: Share;
  /** Lies not found and truths accused, in words. */
  readonly misses: readonly string[];
}

const NONE: Share = { hits: 0, of: 0 };
const counted = ({ hits, of }: Share, hit: boolean): Share => ({ hits: hits + (hit ? 1 : 0), of: of + 1 });

class Pairs {
  private readonly pairs = new Map<string, Pair>();

  count(key: string, side: keyof Pair, hit: boolean): void {
    const pair = this.pairs.get(key) ?? { found: NONE, accused: NONE };
    this.pairs.set(key, { ...pair, [side]: counted(pair[side], hit) });
  }

  get sorted(): ReadonlyMap<string, Pair> {
    return new Map([...this.pairs].toSorted(([a], [b]) => a.localeCompare(b)));
  }
}

/** Asks the check about every statement and counts. Deterministic. */
export function figuresOf(statements: readonly Statement[]): Figures {
  const [all, languages, places, kinds] = [new Pairs(), new Pairs(), new Pairs(), new Pairs()];
  let [refused, detailed, silently] = [NONE, NONE, NONE];
  const misses: string[] = [];
  for (const statement of statements) {
    const { truth, kind, place, text, person } = statement;
    const { verdict, detail = '' } = ask(statement);
    const unsupported = verdict === 'UNSUPPORTED';
    if (truth === 'padding') {
      refused = counted(refused, unsupported);
      detailed = counted(detailed, detail !== '');
      continue;
    }
    const side = truth === 'lie' ? 'found' : 'accused';
    all.count('all', side, unsupported);
    languages.count(person.language, side, unsupported);
    places.count(place, side, unsupported);
    kinds.count(kind, side, unsupported);
    if (truth === 'lie' && !unsupported) silently = counted(silently, detail === '');
    if (unsupported !== (truth === 'lie')) {
      misses.push(`${truth === 'lie' ? 'missed' : 'accused'} ${person.language} ${kind} ${place}: ${text}${detail && ` → ${detail}`}`);
    }
  }
  return {
    statements: statements.length,
    all: all.sorted.get('all') ?? { found: NONE, accused: NONE },
    byLanguage: languages.sorted,
    byPlace: places.sorted,
    byKind: kinds.sorted,
    padding: { refused, detailed },
    missedSilently: silently,
    misses,
  };
}

const cell = ({ hits, of }: Share): string => (of === 0 ? '–' : `${(hits / of).toFixed(3)} (${hits}/${of})`);
const row = (name: string, { found, accused }: Pair): string =>
  `  ${name.padEnd(18)}  found ${cell(found).padEnd(16)}  accused ${cell(accused)}`;
const rows = (title: string, pairs: ReadonlyMap<string, Pair>): string[] => [
  `  ${title}`,
  ...[...pairs].map(([name, pair]) => row(name, pair)),
];

/** The figures as text. `texts` false: figures only, nothing of what was written. */
export function figureLines(name: string, figures: Figures, texts: boolean): string[] {
  const { padding, missedSilently } = figures;
  return [
    `${name}: ${figures.statements} statements`,
    row('all', figures.all),
    ...rows('by language', figures.byLanguage),
    ...rows('by place', figures.byPlace),
    ...rows('by kind', figures.byKind),
    ...(padding.refused.of === 0
      ? []
      : [`  padding             refused ${cell(padding.refused)}, with a detail ${cell(padding.detailed)}`]),
    `  lies that passed without a detail  ${cell(missedSilently)}`,
    ...(texts ? figures.misses.map((miss) => `  - ${miss}`) : []),
    '',
  ];
}
