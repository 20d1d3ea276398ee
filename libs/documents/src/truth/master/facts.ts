import { spanOf } from '#json-resume';
import type { Span } from '#json-resume';
import { judgeLanguage, readingLanguage, type Language } from '#language';
import { below, isJsonObject, pointerOf } from '#strict-json';
import { MasterMemo } from '../../master-memo.js';
import { Reading } from '../reading/reading.js';
import { sentencesOf } from './sentences.js';

/** One text of the person's data. A long one is cut into sentences, which share its pointer. */
export interface Fact {
  /** JSON pointer into the master. */
  readonly pointer: string;
  /** The last key of the pointer that is no index: `highlights`, `position`, `startDate`. */
  readonly key: string;
  readonly section: string;
  readonly entry: Entry | undefined;
  readonly reading: Reading;
}

/** One object of a list of the master: a post, a degree, a project. */
export interface Entry {
  readonly pointer: string;
  readonly section: string;
  readonly value: Readonly<Record<string, unknown>>;
  readonly facts: Fact[];
  /** When it was, if its dates can be read. */
  readonly span: Span | undefined;
}

/** The person's data, made ready for being asked. */
export interface Facts {
  readonly value: unknown;
  readonly all: readonly Fact[];
  readonly entries: readonly Entry[];
  /** What most of it is written in. */
  readonly language: Language | undefined;
  /** Facts by pointer; a long text has several. */
  at(pointer: string): readonly Fact[];
  /** Facts of a pointer and of all places below it, in the master's order. */
  below(pointer: string): readonly Fact[];
  /** The whole text of a pointer's facts as `bareText` gives it; '' where there are none. */
  textAt(pointer: string): string;
}

/** A text without regard to case and white space. */
export const bareText = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();

/** Texts that say nothing about the person. */
const SILENT = new Set(['image', '$schema', 'meta']);
/** Deeper values are not read: `accept` refuses documents deeper than this. */
const MAX_DEPTH = 32;

interface Leaf {
  readonly pointer: string;
  readonly key: string;
  readonly text: string;
}

function leaves(value: unknown, pointer: string, key: string, depth = 0): Leaf[] {
  if (typeof value === 'string') return value.trim() === '' ? [] : [{ pointer, key, text: value }];
  if (typeof value === 'number') return [{ pointer, key, text: String(value) }];
  if (depth > MAX_DEPTH) return [];
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, `${pointer}/${i}`, key, depth + 1));
  if (!isJsonObject(value)) return [];
  return Object.keys(value).flatMap((name) => (SILENT.has(name) ? [] : leaves(value[name], below(pointer, name), name, depth + 1)));
}

/** The language most of the texts are in, by length. */
function languageOf(texts: readonly string[]): Language | undefined {
  const lengths = new Map<Language, number>();
  for (const text of texts) {
    const language = judgeLanguage(text);
    if (language !== 'other' && language !== 'unclear') lengths.set(language, (lengths.get(language) ?? 0) + text.length);
  }
  return [...lengths].sort((a, b) => b[1] - a[1])[0]?.[0];
}

const FIELDS = new Set(['studyType', 'area']);

const MEMO = new MasterMemo<Facts>();

/** Reads a master résumé once; every statement of every document is then checked against the result. Never throws: what is no object has no facts. */
export const readFacts = (master: unknown): Facts => MEMO.of(master, '', () => read(master));

function read(master: unknown): Facts {
  const found = isJsonObject(master) ? leaves(master, '', '') : [];
  const language = languageOf(found.map(({ text }) => text));
  const entries: Entry[] = [];
  if (isJsonObject(master)) {
    for (const [section, list] of Object.entries(master)) {
      if (!Array.isArray(list)) continue;
      list.forEach((value, i) => {
        if (isJsonObject(value)) entries.push({ pointer: pointerOf(section, i), section, value, facts: [], span: spanOf(value) });
      });
    }
  }
  const byPointer = new Map(entries.map((entry) => [entry.pointer, entry]));
  const pointers = new Map<string, Fact[]>();
  const all = found.flatMap(({ pointer, key, text }) => {
    const [, section = '', index = ''] = pointer.split('/');
    const entry = byPointer.get(`/${section}/${index}`);
    const facts = sentencesOf(text).map((sentence): Fact => {
      return { pointer, key, section, entry, reading: new Reading(sentence, readingLanguage(sentence, language), FIELDS.has(key)) };
    });
    entry?.facts.push(...facts);
    pointers.set(pointer, facts);
    return facts;
  });
  const at = (pointer: string): readonly Fact[] => pointers.get(pointer) ?? [];
  const places = new Map<string, Fact[]>();
  for (const fact of all) {
    for (let end = fact.pointer.length; end >= 0; end = end === 0 ? -1 : Math.max(0, fact.pointer.lastIndexOf('/', end - 1))) {
      const place = fact.pointer.slice(0, end);
      const known = places.get(place);
      if (known === undefined) places.set(place, [fact]);
      else known.push(fact);
    }
  }
  const texts = new Map<string, string>();
  const textAt = (pointer: string): string => {
    const text =
      texts.get(pointer) ??
      bareText(
        at(pointer)
          .map(({ reading }) => reading.text)
          .join(' '),
      );
    if (pointers.has(pointer)) texts.set(pointer, text);
    return text;
  };
  return { value: master, all, entries, language, at, below: (pointer) => places.get(pointer) ?? [], textAt };
}
