import { isJsonObject, type JsonValue } from '#strict-json';
import type { Entry } from '../master/facts.js';
import { masters } from './context.js';
import type { Context } from './context.js';
import { KIND_OF, missingEnd, reviewDate, reviewExact } from './exact.js';
import { reviewLines } from './lines.js';
import { NAME_KEY } from './match.js';
import { excerpt, fallBack, gather, pass, sameJson } from './note.js';
import type { Path, Reviewed } from './note.js';
import { reviewFluency, reviewSkill } from './skill-list.js';
import { kindOf } from './statement-kind.js';
import { reviewProse, reviewTitle } from './texts.js';

type Own = { readonly value: JsonValue; readonly pointer: string } | undefined;

/** One field of an entry, by what it says. A key the schema does not name must be the master's, word for word. */
export function reviewField(
  path: Path,
  section: string,
  key: string,
  value: JsonValue,
  own: Own,
  entry: Entry | undefined,
  context: Context,
): Reviewed {
  const kind = kindOf(section, key);
  if (value === null || value === '') return pass(value);
  switch (kind) {
    case undefined:
      return own !== undefined && sameJson(value, own.value)
        ? pass(value)
        : fallBack(path, value, own, { kind: 'field', detail: `The person gives no “${key.slice(0, 40)}” like this` });
    case 'highlight':
      return entry === undefined
        ? fallBack(path, value, own, { kind: 'field', detail: 'Nothing to carry it' })
        : reviewLines(path, value, own, entry, context);
    case 'summary':
      return reviewProse(path, value, own, entry, context);
    case 'headline':
      return reviewTitle(path, value, own, entry, context);
    case 'title':
      return reviewTitles(path, value, own, entry, context);
    case 'date':
      return reviewDate(path, value, own);
    case 'skill':
      return reviewEach(path, value, own, (at, item) => reviewSkill(at, item, context));
    case 'level':
      return section === 'languages' ? reviewFluency(path, value, own) : reviewExact(path, value, own, kind);
    case 'course':
    case 'interest':
      return reviewListed(path, value, own);
    case 'name':
    case 'employer':
    case 'place':
    case 'institution':
    case 'degree':
    case 'field':
    case 'score':
    case 'award':
    case 'certificate':
    case 'publication':
    case 'organization':
    case 'project':
    case 'language':
    case 'reference':
    case 'contact':
    case 'link':
    case 'other':
      return reviewExact(path, value, own, kind);
  }
}

const reviewTitles = (path: Path, value: JsonValue, own: Own, entry: Entry | undefined, context: Context): Reviewed =>
  Array.isArray(value)
    ? gather(
        path,
        value.map((item, i) => reviewTitle([...path, i], item, undefined, entry, context)),
      )
    : reviewTitle(path, value, own, entry, context);

function reviewEach(path: Path, value: JsonValue, own: Own, review: (path: Path, item: JsonValue) => Reviewed): Reviewed {
  if (typeof value === 'string') return review(path, value);
  return Array.isArray(value)
    ? gather(
        path,
        value.map((item, i) => review([...path, i], item)),
      )
    : fallBack(path, value, own, { kind: 'field', detail: 'A list belongs here' });
}

/** A list whose items are the person's, each of them, in any order: courses, interests. */
function reviewListed(path: Path, value: JsonValue, own: Own): Reviewed {
  if (!Array.isArray(value)) return reviewExact(path, value, own, 'course');
  const items = Array.isArray(own?.value) ? own.value : [];
  return gather(
    path,
    value.map((item, i) => {
      const at = items.findIndex(
        (other) =>
          sameJson(other, item) || (typeof other === 'string' && typeof item === 'string' && other.toLowerCase() === item.toLowerCase()),
      );
      const source = at < 0 || own === undefined ? undefined : { value: items[at] as JsonValue, pointer: `${own.pointer}/${at}` };
      const reviewed = reviewExact([...path, i], item, source, 'course');
      return source === undefined ? { ...reviewed, value: undefined } : reviewed;
    }),
  );
}

/** One entry of a list: every field of it, known or not. One that is none of the person's goes whole. */
export function reviewEntry(path: Path, section: string, value: JsonValue, entry: Entry | undefined, context: Context): Reviewed {
  if (!isJsonObject(value) || entry === undefined) {
    const name = isJsonObject(value) ? value[NAME_KEY[section] ?? 'name'] : value;
    return fallBack(path, name ?? excerpt(value), undefined, {
      kind: KIND_OF[kindOf(section, NAME_KEY[section] ?? 'name') ?? 'other'],
      detail: "It is no entry of the person's here, or the same one again",
    });
  }
  const parts: [string, Reviewed][] = Object.keys(value).map((key) => [
    key,
    reviewField([...path, key], section, key, value[key] as JsonValue, masters(entry, key), entry, context),
  ]);
  const end = masters(entry, 'endDate');
  const openEnd = !Object.hasOwn(value, 'endDate') || value['endDate'] === null || value['endDate'] === '';
  if (openEnd && kindOf(section, 'endDate') !== undefined) parts.push(['endDate', missingEnd([...path, 'endDate'], end)]);
  return {
    value: Object.fromEntries(parts.flatMap(([key, reviewed]) => (reviewed.value === undefined ? [] : [[key, reviewed.value]]))),
    notes: parts.flatMap(([, reviewed]) => reviewed.notes),
  };
}
