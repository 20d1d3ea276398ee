import { isJsonObject, type JsonObject, type JsonValue } from '#strict-json';

/** Own value of an object, or undefined for anything else. */
const at = (value: JsonValue | undefined, key: string): JsonValue | undefined =>
  isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

const hasObject = (value: JsonValue | undefined, ...keys: readonly string[]): boolean => keys.some((key) => isJsonObject(at(value, key)));
const hasList = (value: JsonValue | undefined, key: string): boolean => Array.isArray(at(value, key));
const says = (value: JsonValue | undefined, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

/** Sections of Reactive Resume hold `items`, in version 4 beside `visible`, in 5 beside `hidden`. */
const itemSections = (value: JsonValue | undefined): readonly JsonObject[] =>
  isJsonObject(value)
    ? Object.values(value).filter((section): section is JsonObject => isJsonObject(section) && hasList(section, 'items'))
    : [];

/** A list of objects, as JSON Resume's sections are. */
const isEntryList = (value: JsonValue | undefined): boolean => Array.isArray(value) && value.some(isJsonObject);

function reactiveResume(record: JsonObject): string | undefined {
  const sections = itemSections(record['sections']);
  if (sections.length > 0) {
    const items = sections.flatMap((section) => section['items'] as JsonValue[]);
    if (
      isJsonObject(record['picture']) ||
      Array.isArray(record['customSections']) ||
      items.some((item) => at(item, 'hidden') !== undefined)
    ) {
      return 'a Reactive Resume file (version 5)';
    }
    return `a Reactive Resume file (version ${sections.some((section) => at(section, 'columns') !== undefined) || at(record['basics'], 'customFields') !== undefined ? '4' : '3 or 4'})`;
  }
  const old = itemSections(record).filter((section) => at(section, 'heading') !== undefined || at(section, 'enable') !== undefined);
  return old.length > 0 && hasObject(record, 'profile') ? 'a Reactive Resume file (version 1 or 2)' : undefined;
}

/** How each format is told: by what only its files have. The text says what it is and, where one is known, the way to JSON Resume. */
const FORMATS: readonly ((record: JsonObject) => string | undefined)[] = [
  reactiveResume,
  (r) =>
    says(at(r['meta'], 'format'), /^fresh\b/i) || hasList(r['employment'], 'history')
      ? 'a FRESH file; HackMyResume makes JSON Resume of it (hackmyresume convert FILE TO OTHER)'
      : undefined,
  (r) =>
    isJsonObject(r['cv']) &&
    (hasObject(r['cv'], 'sections') || hasList(r['cv'], 'social_networks') || hasObject(r, 'design', 'locale', 'rendercv_settings'))
      ? 'a RenderCV file'
      : undefined,
  (r) =>
    hasObject(r, 'SkillsPassport', 'LearnerInfo') || hasObject(r['profile'], 'personalInformation', 'PersonalInformation')
      ? 'a Europass file'
      : undefined,
  (r) =>
    hasObject(r, 'resume') && isEntryList(at(r['resume'], 'workExperiences'))
      ? 'an OpenResume file'
      : isEntryList(r['workExperiences']) && hasObject(r, 'profile')
        ? 'an OpenResume file'
        : undefined,
  (r) => (hasObject(r['aboutMe'], 'profile') && hasObject(r, 'experience', 'knowledge') ? 'a Manfred (MAC) file' : undefined),
  (r) => (says(r['@context'], /schema\.org/i) && says(r['@type'], /^JobPosting$/) ? 'a job posting (schema.org) and no résumé' : undefined),
  (r) => (says(r['@context'], /schema\.org/i) ? 'a schema.org file' : undefined),
  (r) => (hasObject(r, 'Resume', 'StructuredXMLResume', 'ResumeParserData') && !hasObject(r, 'basics') ? 'an HR-XML file' : undefined),
  (r) =>
    says(r['$schema'], /json-schema\.org/) && hasObject(r, 'properties', 'definitions', '$defs')
      ? 'a JSON schema and no résumé'
      : undefined,
];

/**
 * Says which other tool wrote a record, in words for the person who sent it; undefined for JSON Resume in any dialect and for
 * what nobody knows. A record that has a section of JSON Resume with entries in it is one, whatever stands beside.
 */
export function foreignFormat(record: JsonObject): string | undefined {
  if (isEntryList(record['work']) || isEntryList(record['education'])) return undefined;
  for (const told of FORMATS) {
    const name = told(record);
    if (name !== undefined) return name;
  }
  return undefined;
}
