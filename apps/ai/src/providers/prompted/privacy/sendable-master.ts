import type { Master } from '#documents';
import { isJsonObject, type JsonObject } from '#strict-json';

const PERIOD = ['startDate', 'endDate'] as const;
const ROLE = ['position', ...PERIOD, 'summary', 'highlights', 'location'] as const;

/**
 * What of a master a document can be written from, and all that leaves the house: names of JSON Resume 1.3.1. What is not named here is
 * never sent: contact data, identifiers, other people's words (`references`) and every key nobody knows (GDPR art. 5, data minimisation).
 * The person's name is not here either: a letter is signed by us.
 */
const SENDABLE: Readonly<Record<string, readonly string[]>> = {
  basics: ['label', 'summary'],
  work: ['name', 'description', ...ROLE],
  volunteer: ['organization', ...ROLE],
  education: ['institution', 'area', 'studyType', ...PERIOD, 'score', 'courses'],
  awards: ['title', 'date', 'awarder', 'summary'],
  certificates: ['name', 'date', 'issuer'],
  publications: ['name', 'publisher', 'releaseDate', 'summary'],
  skills: ['name', 'level', 'keywords'],
  languages: ['language', 'fluency'],
  interests: ['name', 'keywords'],
  projects: ['name', 'description', 'highlights', 'keywords', ...PERIOD, 'roles', 'entity', 'type'],
};

/** Of a place that is written as an object. */
const PLACE = ['city', 'region', 'countryCode'];

/** The sendable part of a master. JSON pointers into it mean the same as in the master: only keys are left out, never an element of a list. */
export function sendableMaster(master: Master): JsonObject {
  const sent: JsonObject = {};
  for (const [section, keys] of Object.entries(SENDABLE)) {
    const value = master[section];
    if (section === 'basics') {
      if (isJsonObject(value)) sent[section] = only(value, keys);
    } else if (Array.isArray(value)) sent[section] = value.map((entry) => (isJsonObject(entry) ? only(entry, keys) : textOr(entry)));
  }
  return sent;
}

function only(entry: JsonObject, keys: readonly string[]): JsonObject {
  const kept: JsonObject = {};
  for (const key of keys) {
    const value = entry[key];
    if (typeof value === 'string' || typeof value === 'number') kept[key] = value;
    else if (Array.isArray(value)) kept[key] = value.map(textOr);
    else if (key === 'location' && isJsonObject(value)) kept[key] = only(value, PLACE);
  }
  return kept;
}

/** An element that is no text keeps its place and says nothing: what stands in it has keys that nobody allowed. */
const textOr = (element: unknown): string => (typeof element === 'string' ? element : '');
