import type { Entry, Fact, Facts } from './facts.js';

/**
 * Where a statement may find support. A figure, a verb, a name belongs to its own entry; skills, languages, papers and education
 * are the person's everywhere.
 */
export interface Scope {
  /** Facts the statement itself points at, if they are within reach: looked at first. */
  readonly cited: readonly Fact[];
  /** Facts of the entry the statement belongs to; for a summary or a letter, of every entry. */
  readonly own: readonly Fact[];
  /** Facts that hold everywhere: skills, languages, education, certificates, the person's own headline and summary. */
  readonly global: readonly Fact[];
  /** The entries whose dates bound durations; empty when the whole career does. */
  readonly entries: readonly Entry[];
}

const GLOBAL = new Set(['skills', 'languages', 'education', 'certificates', 'basics']);

const EVERYWHERE = new WeakMap<Facts, readonly Fact[]>();

/** The facts that hold everywhere: picked out once, not for every statement. */
export function everywhere(facts: Facts): readonly Fact[] {
  const known = EVERYWHERE.get(facts) ?? facts.all.filter((fact) => GLOBAL.has(fact.section));
  EVERYWHERE.set(facts, known);
  return known;
}

/** The scope of a statement inside an entry of the master. */
export function entryScope(facts: Facts, entry: Entry, hints: readonly string[]): Scope {
  const global = everywhere(facts).filter((fact) => fact.entry !== entry);
  return {
    cited: citedIn(facts, hints, (fact) => fact.entry === entry || GLOBAL.has(fact.section)),
    own: entry.facts,
    global,
    entries: [entry],
  };
}

/** The scope of a statement about the whole person. `within` narrows it to the entries a sentence names. */
export function wholeScope(facts: Facts, hints: readonly string[], within: readonly Entry[] = []): Scope {
  // A school named beside skills does not make them the school's: only posts and projects bound what is told.
  const posts = within.filter(({ section }) => section !== 'education');
  const isOwn = (fact: Fact): boolean => posts.length === 0 || (fact.entry !== undefined && within.includes(fact.entry));
  return {
    cited: citedIn(facts, hints, (fact) => isOwn(fact) || GLOBAL.has(fact.section)),
    own: posts.length === 0 ? facts.all : facts.all.filter(isOwn),
    global: everywhere(facts),
    entries: within,
  };
}

/** Hints are pointers a provider gave. They choose the order of looking, never what may be looked at. */
function citedIn(facts: Facts, hints: readonly string[], reachable: (fact: Fact) => boolean): Fact[] {
  return hints
    .slice(0, MAX_HINTS)
    .flatMap((hint) => (typeof hint === 'string' ? facts.below(hint) : []))
    .filter(reachable);
}

/** A statement with more sources than this has none in particular. */
const MAX_HINTS = 20;

const ORDERED = new WeakMap<Scope, readonly Fact[]>();

/** Every fact of a scope, in the order of looking, each once. Every check of a statement asks for it. */
export function inOrder(scope: Scope): readonly Fact[] {
  const known = ORDERED.get(scope);
  if (known !== undefined) return known;
  const facts = [...new Set([...scope.cited, ...scope.own, ...scope.global])];
  ORDERED.set(scope, facts);
  return facts;
}
