import {
  countedIn,
  fold,
  findDegrees,
  findOperators,
  findRoleVerbs,
  findSkills,
  findSpokenLanguages,
  findTitles,
  ratesIn,
  tokenize,
  type Degree,
  type Found,
  type Language,
  type Operator,
  type RoleVerb,
  type SkillMention,
  type SpokenLanguage,
  type Title,
  type Token,
} from '#language';
import { contentWords } from './content.js';
import type { ContentWord } from './content.js';
import { findDates } from './dates.js';
import type { DateMention } from './dates.js';
import { scalesIn } from './factors.js';
import type { Scale } from './factors.js';
import { findNames } from './names.js';
import type { NameMention } from './names.js';
import { findQuantities } from './quantities.js';
import type { Quantity } from './quantity.js';
import { separatedVerbs } from './separated.js';

/** Computes a value the first time it is asked for. */
function once<V>(make: () => V): () => V {
  let made: { value: V } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** A name of a skill without regard to case, accents, white space and the marks inside it. */
export const compactKey = (text: string): string => fold(text).replace(/[\s.\-‐–_/()・]+/gu, '');

/** A text without regard to case, white space and marks at its ends. */
export const plainWords = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s•▪●◦*–-]+|[\s.;,。]+$/gu, '')
    .toLowerCase();

/**
 * A text and what it claims, each kind read when first asked for. `language` undefined: none of the five, and only figures, dates
 * and names are read.
 */
export class Reading {
  readonly tokens: readonly Token[];
  private readonly lazyDates = once(() => findDates(this.tokens));
  private readonly lazyQuantities = once(() =>
    findQuantities(
      this.text,
      this.tokens,
      this.language,
      this.dates.filter(({ doubtful }) => !doubtful),
    ),
  );
  private readonly lazyWords = once(() => contentWords(this.tokens, this.language ?? 'en'));
  private readonly lazyVerbs = once(() => (this.language === undefined ? [] : findRoleVerbs(this.tokens, this.language)));
  private readonly lazyOperators = once(() => (this.language === undefined ? [] : findOperators(this.tokens, this.language)));
  private readonly lazyTitles = once(() => (this.language === undefined ? [] : findTitles(this.tokens, this.language)));
  private readonly lazyDegrees = once(() => (this.language === undefined ? [] : findDegrees(this.tokens, this.language, this.field)));
  private readonly lazySkills = once(() => findSkills(this.text));
  private readonly lazySpoken = once(() => findSpokenLanguages(this.tokens));
  private readonly lazyNames = once(() => findNames(this.text, this.tokens, this.language));
  private readonly lazyCounted = once(() => new Set(countedIn(this.tokens)));
  private readonly lazyRateSpans = once(() => ratesIn(this.tokens));
  private readonly lazyRates = once(() => new Set(this.rateSpans.map(({ value }) => value)));
  private readonly lazyStems = once(
    () => new Set([...this.words.map(({ stem }) => stem), ...(this.language === 'de' ? separatedVerbs(this.tokens) : [])]),
  );
  private readonly lazyTokenSet = once(() => new Set(this.tokens.map(({ text }) => text)));
  private readonly lazyFolded = once(() => this.tokens.map(({ text }) => text).join(' '));
  private readonly lazyPlain = once(() => plainWords(this.text));
  private readonly lazyKey = once(() => compactKey(this.text));
  private readonly lazyCompact = once(() => this.tokens.map(({ text }) => text).join(''));

  /** @param field the text is the field of a degree, where `MA` alone is one. */
  constructor(
    readonly text: string,
    readonly language: Language | undefined,
    private readonly field = false,
  ) {
    this.tokens = tokenize(text);
  }

  get dates(): readonly DateMention[] {
    return this.lazyDates();
  }
  get quantities(): readonly Quantity[] {
    return this.lazyQuantities();
  }
  get scales(): readonly Scale[] {
    return this.language === undefined ? [] : scalesIn(this.tokens, this.language, this.quantities);
  }
  get verbs(): readonly RoleVerb[] {
    return this.lazyVerbs();
  }
  /** Words that change what is said of the same things: negations, plans, degrees, causes. */
  get operators(): readonly Operator[] {
    return this.lazyOperators();
  }
  get titles(): readonly Title[] {
    return this.lazyTitles();
  }
  get degrees(): readonly Degree[] {
    return this.lazyDegrees();
  }
  get skills(): readonly SkillMention[] {
    return this.lazySkills();
  }
  get spoken(): readonly SpokenLanguage[] {
    return this.lazySpoken();
  }
  get names(): readonly NameMention[] {
    return this.lazyNames();
  }
  /** Content words in order. */
  get words(): readonly ContentWord[] {
    return this.lazyWords();
  }
  get stems(): ReadonlySet<string> {
    return this.lazyStems();
  }
  /** Ids of the countable things it mentions. */
  get counted(): ReadonlySet<string> {
    return this.lazyCounted();
  }
  /** Times per which it counts: `day` in `daily`. */
  get rates(): ReadonlySet<string> {
    return this.lazyRates();
  }
  /** The same with the words that say so. */
  get rateSpans(): readonly Found<string>[] {
    return this.lazyRateSpans();
  }
  get tokenSet(): ReadonlySet<string> {
    return this.lazyTokenSet();
  }
  /** All tokens folded, joined by spaces: for comparing wording. */
  get folded(): string {
    return this.lazyFolded();
  }
  /** The whole text without regard to case, white space and marks at its ends: for telling whether two texts are one. */
  get plain(): string {
    return this.lazyPlain();
  }
  /** The text as the name of a skill, see `compactKey`. */
  get key(): string {
    return this.lazyKey();
  }
  /** The same without spaces: for Japanese and for names written apart or together. */
  get compact(): string {
    return this.lazyCompact();
  }

  /** The words of tokens `from`–`to` as written, for reports: at most 120 characters. */
  excerpt({ from, to }: { readonly from: number; readonly to: number }): string {
    const start = this.tokens[from]?.start ?? 0;
    const end = this.tokens[to - 1]?.end ?? start;
    // A sign that belongs to a figure stands outside its tokens: €, %, +.
    const sign = /^\s?[%％€$£¥+]/u.exec(this.text.slice(end))?.[0] ?? '';
    const symbol = /[$€£¥]\s?$/u.exec(this.text.slice(0, start))?.[0] ?? '';
    const text = symbol + this.text.slice(start, end) + sign;
    return text.length <= 120 ? text : `${text.slice(0, 119)}…`;
  }
}
