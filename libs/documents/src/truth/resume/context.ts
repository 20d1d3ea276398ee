import type { PartialDate } from '#json-resume';
import type { Language } from '#language';
import { type JsonValue, pointerOf } from '#strict-json';
import type { Entry, Facts } from '../master/facts.js';
import { entryScope, wholeScope } from '../master/scope.js';
import type { Scope } from '../master/scope.js';
import type { Path } from './note.js';

/** What the review of one document goes by. */
export interface Context {
  readonly facts: Facts;
  readonly language: Language | undefined;
  readonly today: PartialDate;
  /** Pointers into the master a provider gave for a pointer of its content. */
  hintsAt(path: Path): readonly string[];
}

/** The value of a key of an object, own keys only; undefined when there is none. */
export const ownValue = (object: unknown, key: string): JsonValue | undefined =>
  typeof object === 'object' && object !== null && !Array.isArray(object) && Object.hasOwn(object, key)
    ? (object as Record<string, JsonValue>)[key]
    : undefined;

/** What an entry of the master has under a key, with its pointer. */
export function masters(
  entry: { readonly value: unknown; readonly pointer: string } | undefined,
  key: string,
): { readonly value: JsonValue; readonly pointer: string } | undefined {
  const value = entry === undefined ? undefined : ownValue(entry.value, key);
  return value === undefined || entry === undefined ? undefined : { value, pointer: entry.pointer + pointerOf(key) };
}

export const scopeOf = (context: Context, entry: Entry | undefined, path: Path): Scope =>
  entry === undefined ? wholeScope(context.facts, context.hintsAt(path)) : entryScope(context.facts, entry, context.hintsAt(path));
