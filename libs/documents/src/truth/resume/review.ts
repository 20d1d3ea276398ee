import { sectionShape } from '#json-resume';
import { findSpokenLanguages, tokenize } from '#language';
import { isJsonObject, type JsonObject, type JsonValue } from '#strict-json';
import type { Entry } from '../master/facts.js';
import { masters, ownValue } from './context.js';
import type { Context } from './context.js';
import { reviewEntry, reviewField } from './entry.js';
import { matchEntries } from './match.js';
import { fallBack, gather, pass, sameJson } from './note.js';
import type { Path, Reviewed } from './note.js';
import { reviewSkillGroup } from './skill-list.js';

/** Goes through every key of a generated résumé. What the schema does not name must be the master's. */
export function reviewResume(content: JsonObject, context: Context): Reviewed {
  const parts = Object.keys(content).map((key): [string, Reviewed] => [key, reviewSection(key, content[key] as JsonValue, context)]);
  return {
    value: Object.fromEntries(parts.flatMap(([key, { value }]) => (value === undefined ? [] : [[key, value]]))),
    notes: parts.flatMap(([, { notes }]) => notes),
  };
}

function reviewSection(key: string, value: JsonValue, context: Context): Reviewed {
  const path = [key];
  const own = masters({ value: context.facts.value, pointer: '' }, key);
  if (own !== undefined && key !== 'basics' && sectionShape(key) === undefined && sameJson(value, own.value)) return pass(value);
  if (key === 'basics') return reviewBasics(path, value, context);
  if (sectionShape(key) === undefined)
    return fallBack(path, value, own, { kind: 'field', detail: `The person gives no “${key.slice(0, 40)}” like this` });
  if (!Array.isArray(value)) return fallBack(path, value, own, { kind: 'field', detail: 'A list belongs here' });
  if (key === 'skills')
    return gather(
      path,
      value.map((group, i) => reviewSkillGroup([...path, i], group, context)),
    );
  const matched = key === 'languages' ? matchLanguages(value, context) : matchEntries(key, value, context.facts.entries);
  return gather(
    path,
    value.map((entry, i) => reviewEntry([...path, i], key, entry, matched[i], context)),
  );
}

function reviewBasics(path: Path, value: JsonValue, context: Context): Reviewed {
  const basics = { value: ownValue(context.facts.value, 'basics') ?? {}, pointer: '/basics' };
  if (!isJsonObject(value))
    return fallBack(path, value, masters({ value: context.facts.value, pointer: '' }, 'basics'), {
      kind: 'field',
      detail: 'An object belongs here',
    });
  const parts = Object.keys(value).map((key): [string, Reviewed] => [
    key,
    reviewField([...path, key], 'basics', key, value[key] as JsonValue, masters(basics, key), undefined, context),
  ]);
  return {
    value: Object.fromEntries(parts.flatMap(([key, reviewed]) => (reviewed.value === undefined ? [] : [[key, reviewed.value]]))),
    notes: parts.flatMap(([, { notes }]) => notes),
  };
}

/** Languages are matched by what they are, whatever language they are named in. */
function matchLanguages(generated: readonly JsonValue[], { facts }: Context): (Entry | undefined)[] {
  const idOf = (value: unknown): string => {
    const name = ownValue(value, 'language');
    return typeof name === 'string' ? (findSpokenLanguages(tokenize(name))[0]?.id ?? name.trim().toLowerCase()) : '';
  };
  const left = facts.entries.filter(({ section }) => section === 'languages');
  return generated.map((value) => {
    const at = left.findIndex((entry) => idOf(entry.value) === idOf(value) && idOf(value) !== '');
    return at < 0 ? undefined : left.splice(at, 1)[0];
  });
}
