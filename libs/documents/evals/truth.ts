import type { ClaimKind } from '../src/truth/index.js';
import { check, itemsOf } from './corpus.js';
import type { CorpusFile, Item } from './corpus.js';
import { WRITTEN } from './corpus/index.js';
import { HELD_OUT } from './held-out/index.js';
import { mutantsOf, ownLines } from './mutator.js';

/** How many of how many. */
export interface Share {
  readonly hits: number;
  readonly of: number;
}

/** What the check made of one set of statements. */
export interface TruthFigures {
  readonly items: number;
  /** Lies found, of all. */
  readonly recall: Share;
  readonly recallByKind: ReadonlyMap<string, Share>;
  readonly recallByLanguage: ReadonlyMap<string, Share>;
  /** Faithful statements called UNSUPPORTED, of all; by language, and by the kind of claim they were accused of. */
  readonly accused: Share;
  readonly accusedByLanguage: ReadonlyMap<string, Share>;
  readonly accusedByKind: ReadonlyMap<string, number>;
  /** Lies not found and truths accused, in words. */
  readonly misses: readonly string[];
}

export interface TruthReport {
  /** Written before or with the rules. */
  readonly written: TruthFigures;
  /** Lies made by the mutator of the faithful statements and of the people's own lines. */
  readonly mutants: TruthFigures;
  /** People and statements written after the rules. */
  readonly heldOut: TruthFigures;
  readonly heldOutMutants: TruthFigures;
}

class Counter {
  private readonly shares = new Map<string, { hits: number; of: number }>();

  count(key: string, hit: boolean): void {
    const share = this.shares.get(key) ?? { hits: 0, of: 0 };
    this.shares.set(key, { hits: share.hits + (hit ? 1 : 0), of: share.of + 1 });
  }

  get all(): ReadonlyMap<string, Share> {
    return new Map([...this.shares].toSorted(([a], [b]) => a.localeCompare(b)));
  }

  get(key: string): Share {
    return this.shares.get(key) ?? { hits: 0, of: 0 };
  }
}

/** Runs the check over items and counts. */
export function measure(items: readonly Item[]): TruthFigures {
  const [total, kinds, languages, accusedLanguages] = [new Counter(), new Counter(), new Counter(), new Counter()];
  const accusedKinds = new Map<ClaimKind, number>();
  const misses: string[] = [];
  for (const item of items) {
    const finding = check(item);
    const refused = finding.verdict === 'UNSUPPORTED';
    const { language } = item.file;
    if (item.kind === undefined) {
      total.count('accused', refused);
      accusedLanguages.count(language, refused);
      if (!refused) continue;
      const kind = finding.kind ?? 'statement';
      accusedKinds.set(kind, (accusedKinds.get(kind) ?? 0) + 1);
      misses.push(`accused ${language} ${item.place}: ${item.text} → ${finding.detail ?? ''}`);
    } else {
      total.count('recall', refused);
      kinds.count(item.kind, refused);
      languages.count(language, refused);
      if (!refused) misses.push(`missed ${language} ${item.kind} (${item.origin}) ${item.place}: ${item.text}`);
    }
  }
  return {
    items: items.length,
    recall: total.get('recall'),
    recallByKind: kinds.all,
    recallByLanguage: languages.all,
    accused: total.get('accused'),
    accusedByLanguage: accusedLanguages.all,
    accusedByKind: accusedKinds,
    misses,
  };
}

const written = (files: readonly CorpusFile[]): Item[] => files.flatMap(itemsOf);
const mutated = (files: readonly CorpusFile[]): Item[] => {
  const sources = files.flatMap((file) => [...itemsOf(file), ...ownLines(file)]);
  return [...files.flatMap(ownLines), ...sources.flatMap(mutantsOf)];
};

/** Runs the truth check over the corpus, its mutants and the held-out set. Deterministic; a few seconds. */
export function runTruthEvals(): TruthReport {
  const people = WRITTEN as readonly CorpusFile[];
  const others = HELD_OUT as readonly CorpusFile[];
  return {
    written: measure(written(people)),
    mutants: measure(mutated(people)),
    heldOut: measure(written(others)),
    heldOutMutants: measure(mutated(others)),
  };
}

export const shareOf = ({ hits, of }: Share): number => (of === 0 ? 0 : hits / of);
const cell = (share: Share | undefined): string =>
  share === undefined || share.of === 0 ? '–' : `${shareOf(share).toFixed(3)} (${share.hits}/${share.of})`;

function lines(name: string, figures: TruthFigures): string[] {
  const languages = [...new Set([...figures.recallByLanguage.keys(), ...figures.accusedByLanguage.keys()])];
  return [
    `${name}: ${figures.items} statements`,
    `  lies found          ${cell(figures.recall)}`,
    `  truths accused      ${cell(figures.accused)}`,
    ...[...figures.recallByKind].map(
      ([kind, share]) => `  ${kind.padEnd(18)}  ${cell(share)}  accused ${figures.accusedByKind.get(kind) ?? 0}`,
    ),
    ...languages.map(
      (language) =>
        `  ${language.padEnd(18)}  found ${cell(figures.recallByLanguage.get(language))}  accused ${cell(figures.accusedByLanguage.get(language))}`,
    ),
    ...figures.misses.map((miss) => `  - ${miss}`),
    '',
  ];
}

/** The report as text. */
export const truthLines = (report: TruthReport): string[] => [
  ...lines('Written with the rules', report.written),
  ...lines('Mutants of it', report.mutants),
  ...lines('Held out, written after the rules', report.heldOut),
  ...lines('Mutants of the held-out set', report.heldOutMutants),
];
