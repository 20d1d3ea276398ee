import type { Master } from '#documents';
import { isJsonObject } from '#strict-json';
import { visible } from '../data-block.js';
import { ownValues, type OwnValue } from './own-values.js';
import { PATTERNS } from './patterns.js';
import { hideHonoured, hideNames } from './person-names.js';
import { PRIVATE_KINDS, type PrivateKind } from './private-kind.js';

const KINDS = PRIVATE_KINDS.join('|');
/** A mask as we write it. */
const MASK = new RegExp(String.raw`(\[(?:${KINDS})_\d{1,5}\])`, 'u');
/** And as a model may give it back: other case, a space or nothing for the underscore, brackets lost or of another sort. */
const RETURNED = new RegExp(
  String.raw`[[(【<{]\s?(${KINDS})[ _-]?(\d{1,5})\s?[\])】>}]|(?<![\p{L}\p{N}_])(${KINDS})_(\d{1,5})(?![\p{L}\p{N}_])`,
  'giu',
);

/** Fields that name firms, schools and works: a person's name in one is the firm's, unless a title stands before it. */
const NAMES_OF_THINGS = new Set([
  'name',
  'organization',
  'institution',
  'entity',
  'awarder',
  'issuer',
  'publisher',
  'title',
  'language',
  'studyType',
  'area',
  'type',
  'level',
  'keywords',
  'courses',
]);
/** A nationality is a language's name too, and there it is none. */
const LANGUAGE_FIELDS = new Set(['language', 'fluency']);
/** What an advertisement says of these is what it asks for, and nobody's data. */
const NOT_IN_POSTING: ReadonlySet<PrivateKind> = new Set(['NATIONALITY', 'STATUS', 'BIRTH', 'LINK']);
/** The key under which the text of a posting is hidden. */
export const POSTING_TEXT = 'posting';

/**
 * Takes private matter out of the texts of one question and puts it back into the answer: [EMAIL_1], [PERSON_2] … The same words get the
 * same mask, so that a model can tell two people apart. Held for one question and never kept.
 */
export class Mask {
  private readonly masks = new Map<string, string>();
  private readonly values = new Map<string, string>();
  private readonly counts = new Map<PrivateKind, number>();
  private readonly own: readonly OwnValue[];
  /** Last names of people met in full, who may be spoken of by them alone. */
  private readonly surnames = new Set<string>();

  constructor(master: Master) {
    this.own = ownValues(master);
  }

  /** Reads a text for the people in it, so that one who is named in full in one place is known in another. */
  meet(text: string): void {
    hideNames(visible(text), (name) => {
      const last = name.split(' ').at(-1) ?? '';
      if (name.includes(' ') && /^\p{Lu}\p{Ll}{2,}/u.test(last)) this.surnames.add(last);
      return '';
    });
  }

  /** A text without private matter and without characters nobody sees, in which it could be hidden from these rules. */
  hide(text: string, key = ''): string {
    let hidden = visible(text).replace(new RegExp(RETURNED.source, RETURNED.flags), (literal) => this.maskOf('TEXT', literal));
    const inPlain = (change: (plain: string) => string): void => {
      hidden = hidden
        .split(MASK)
        .map((part, i) => (i % 2 === 1 || part === '' ? part : change(part)))
        .join('');
    };
    const take = (kind: PrivateKind, pattern: RegExp): void =>
      inPlain((plain) => plain.replace(pattern, (found) => (found === '' ? found : this.maskOf(kind, found))));
    const spoken = LANGUAGE_FIELDS.has(key);
    const passes = (kind: PrivateKind): boolean => (spoken && kind === 'NATIONALITY') || (key === POSTING_TEXT && NOT_IN_POSTING.has(kind));
    for (const { kind, pattern } of this.own) if (!passes(kind)) take(kind, pattern);
    if (spoken) return hidden;
    for (const [kind, patterns] of PATTERNS) if (!passes(kind)) for (const pattern of patterns) take(kind, pattern);
    const person = (name: string): string => this.maskOf('PERSON', name);
    inPlain((plain) => (NAMES_OF_THINGS.has(key) ? hideHonoured(plain, person) : hideNames(plain, person)));
    if (this.surnames.size > 0 && !NAMES_OF_THINGS.has(key)) take('PERSON', this.surnamePattern());
    return hidden;
  }

  /** The same for every text of a JSON value, by the key it stands under. */
  hideIn(value: unknown, key = ''): unknown {
    return mapTexts(value, (text, at) => this.hide(text, at), key);
  }

  /** The text with everything put back that these masks stand for. A mask nobody gave stays, and `looksMasked` sees it. */
  restore(text: string): string {
    return text.replace(RETURNED, (found: string, kind?: string, n?: string, bareKind?: string, bareN?: string) => {
      const mask = `[${(kind ?? bareKind ?? '').toUpperCase()}_${Number(n ?? bareN)}]`;
      return this.values.get(mask) ?? found;
    });
  }

  restoreIn<T>(value: T): T {
    return mapTexts(value, (text) => this.restore(text)) as T;
  }

  private maskOf(kind: PrivateKind, value: string): string {
    const key = `${kind} ${value}`;
    const known = this.masks.get(key);
    if (known !== undefined) return known;
    const n = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, n);
    const mask = `[${kind}_${n}]`;
    this.masks.set(key, mask);
    this.values.set(mask, value);
    return mask;
  }

  private surnamePattern(): RegExp {
    return new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${[...this.surnames].map((name) => name.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`)).join('|')})(?![\p{L}\p{N}])`,
      'gu',
    );
  }
}

/** Whether something that looks like a mask stands in a text. */
export const looksMasked = (text: string): boolean => new RegExp(RETURNED.source, 'iu').test(text);

function mapTexts(value: unknown, change: (text: string, key: string) => string, key = ''): unknown {
  if (typeof value === 'string') return change(value, key);
  if (Array.isArray(value)) return value.map((element) => mapTexts(element, change, key));
  if (isJsonObject(value)) return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, mapTexts(v, change, k)]));
  return value;
}
