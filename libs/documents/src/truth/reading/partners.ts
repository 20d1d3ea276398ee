import { type Language } from '#language';
import { rootOf } from './root.js';
import type { Fact } from '../master/facts.js';
import { GROUPS_OF } from './meanings.js';
import { germanRoot } from './german-root.js';
import { romanceRoot } from './romance-root.js';

/** How a word of a statement is carried: by itself, by its inflection or derivation, or by a word of the same meaning. */
export type Tie = 'same' | 'form' | 'meaning' | 'compound';

export interface Partner {
  readonly tie: Tie;
  readonly fact: Fact;
  /** The stem in the source. */
  readonly word: string;
}

/** Shorter beginnings say nothing of kinship. */
const ROOT = 5;
/** The end of a German compound may be a shorter word: `messen` of `Viskositätsmessung`. */
const TAIL = 4;
/** Shorter German words are no compounds, and shorter parts no words. */
const COMPOUND = 10;
const PART = 5;
/** Derivations differ by an ending: `negotiat-e` and `negotiat-ion`; more and they are other words. */
const ENDING = 5;

/** `reshelve` of "shelve". */
const AGAIN = /^re(\p{L}{4,})$/u;

/** The words of some facts in one language, for finding partners; made once for an entry and once for what holds everywhere. */
class Vocabulary {
  private readonly holders = new Map<string, Fact>();
  private readonly groups = new Map<number, string>();
  private readonly beginnings = new Map<string, string[]>();
  private readonly roots = new Map<string, string>();
  private readonly known = new Map<string, Partner | undefined>();

  constructor(
    facts: readonly Fact[],
    private readonly language: Language,
  ) {
    for (const fact of facts) {
      if (fact.reading.language !== language) continue;
      for (const word of fact.reading.stems) this.add(word, fact);
      // Function words that are content elsewhere (`team`, `time`): the source may spell what the statement says by a synonym.
      if (language !== 'ja') for (const { raw } of fact.reading.tokens) if (/^\p{L}{3,}$/u.test(raw)) this.add(rootOf(raw, language), fact);
    }
  }

  get size(): number {
    return this.holders.size;
  }

  private add(word: string, fact: Fact): void {
    if (this.holders.has(word)) return;
    this.holders.set(word, fact);
    for (const group of GROUPS_OF(this.language, word)) if (!this.groups.has(group)) this.groups.set(group, word);
    if (word.length >= ROOT) {
      const key = word.slice(0, ROOT);
      const list = this.beginnings.get(key) ?? [];
      this.beginnings.set(key, list);
      list.push(word);
    }
    if (this.language === 'de' && word.length >= COMPOUND) this.addParts(word);
    const root = this.kinRoot(word);
    if (root !== undefined) this.roots.set(root, word);
  }

  /** `Fristenkontrolle` tells of control as well: the meanings of the head and the end of a compound. */
  private addParts(word: string): void {
    for (let at = PART; at <= word.length - PART; at += 1)
      for (const part of [word.slice(0, at).replace(/(?:s|en|n)$/u, ''), word.slice(at)])
        if (part.length >= PART) for (const group of GROUPS_OF('de', part)) if (!this.groups.has(group)) this.groups.set(group, word);
  }

  partner(word: string): Partner | undefined {
    if (this.known.has(word)) return this.known.get(word);
    const found = this.search(word);
    this.known.set(word, found);
    return found;
  }

  private search(word: string): Partner | undefined {
    const give = (tie: Tie, own: string): Partner => ({ tie, fact: this.holders.get(own) as Fact, word: own });
    if (this.holders.has(word)) return give('same', word);
    for (const group of GROUPS_OF(this.language, word)) {
      const own = this.groups.get(group);
      if (own !== undefined) return give('meaning', own);
    }
    if (this.language === 'ja') return undefined;
    const again = AGAIN.exec(word)?.[1];
    if (again !== undefined && this.holders.has(again)) return give('form', again);
    const kin = (this.beginnings.get(word.slice(0, ROOT)) ?? []).find((own) => kindred(word, own));
    if (kin !== undefined) return give('form', kin);
    const root = this.kinRoot(word);
    const own = root === undefined ? undefined : this.roots.get(root);
    if (own !== undefined) return give('form', own);
    return this.language === 'de' ? this.compound(word, give) : undefined;
  }

  private kinRoot(word: string): string | undefined {
    if (this.language === 'de') return germanRoot(word);
    return this.language === 'fr' || this.language === 'es' ? romanceRoot(word, this.language) : undefined;
  }

  /** `Patientenversorgung` of `Versorgung der Patienten`; each part may be carried by itself. */
  private compound(word: string, give: (tie: Tie, own: string) => Partner): Partner | undefined {
    if (word.length < TAIL) return undefined;
    const root = germanRoot(word);
    for (const own of this.holders.keys())
      if (own.length - root.length >= TAIL - 1 && germanRoot(own).endsWith(root)) return give('compound', own);
    if (word.length < ROOT) return undefined;
    for (const own of this.holders.keys())
      if (own.length >= ROOT && (own.includes(word) || word.includes(own))) return give('compound', own);
    for (let at = 4; at <= word.length - 4; at += 1) {
      const [head, tail] = [word.slice(0, at).replace(/(?:s|n|en|er|es)$/u, ''), word.slice(at)];
      if (head.length < 3) continue;
      const [first, second] = [this.part(head), this.part(tail)];
      if (first !== undefined && second !== undefined) return give('compound', second);
    }
    return undefined;
  }

  private part(text: string): string | undefined {
    if (this.holders.has(text)) return text;
    for (const group of GROUPS_OF('de', text)) {
      const own = this.groups.get(group);
      if (own !== undefined) return own;
    }
    return text.length < 4 ? undefined : this.roots.get(germanRoot(text));
  }
}

/** Two words of one root: all but short endings in common. `organis` and `organizat`, `planif` and `planificacion`. */
function kindred(a: string, b: string): boolean {
  let same = 0;
  while (same < a.length && same < b.length && (a[same] === b[same] || (/[sz]/u.test(a[same] ?? '') && /[sz]/u.test(b[same] ?? ''))))
    same += 1;
  return same >= ROOT && a.length - same <= ENDING && b.length - same <= ENDING && same * 2 >= Math.max(a.length, b.length);
}

const vocabularies = new WeakMap<readonly Fact[], Map<Language, Vocabulary>>();

function vocabularyOf(facts: readonly Fact[], language: Language): Vocabulary {
  const known = vocabularies.get(facts) ?? new Map<Language, Vocabulary>();
  vocabularies.set(facts, known);
  const vocabulary = known.get(language) ?? new Vocabulary(facts, language);
  known.set(language, vocabulary);
  return vocabulary;
}

/** Whether any of the lists holds words of the language, so that a missing word says something. */
export const comparable = (lists: readonly (readonly Fact[])[], language: Language): boolean =>
  lists.some((facts) => vocabularyOf(facts, language).size > 0);

/** The partner of a word in the first of the lists that has one. */
export function partnerOf(word: string, lists: readonly (readonly Fact[])[], language: Language): Partner | undefined {
  for (const facts of lists) {
    const found = vocabularyOf(facts, language).partner(word);
    if (found !== undefined) return found;
  }
  return undefined;
}
