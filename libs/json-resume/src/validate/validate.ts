import { isJsonObject, type JsonObject } from '#strict-json';
import { BASICS, LOCATION, PROFILE, SECTION_NAMES, sectionShape } from '../resume/fields.js';
import type { EntryShape, FieldShape } from '../resume/fields.js';
import { ISSUES, MAX_ISSUES } from './issue.js';
import type { Issue, IssueCode } from './issue.js';
import { MAX_ENTRIES, MAX_LIST, MAX_TEXT } from './limits.js';
import { textIssue } from './text-issue.js';

/**
 * What keeps a value from being a JSON Resume 1.x document we can work with; empty when nothing does. As lax as the schema:
 * unknown keys are free, empty texts are fine, addresses and dates need only look like some. Stricter in one thing: there
 * must be a name or an entry. At most `most` issues (50), the last of them MORE_ISSUES if there were more. Check `strict` or `refuseValue` first; this looks neither for NUL nor at depth. Never throws.
 */
export function validate(resume: unknown, most = MAX_ISSUES): Issue[] {
  const issues = new Issues(most);
  if (!isJsonObject(resume)) issues.add('', 'NOT_AN_OBJECT');
  else {
    if (resume['basics'] !== undefined) checkObject(resume['basics'], BASICS, '/basics', issues);
    for (const key in resume) {
      const shape = sectionShape(key);
      if (shape) checkEntries(resume[key], shape, `/${key}`, issues);
    }
    if (resume['meta'] !== undefined && !isJsonObject(resume['meta'])) issues.add('/meta', 'INVALID_TYPE');
    if (issues.list.length === 0 && !isUsable(resume)) issues.add('', 'EMPTY_RESUME');
  }
  return issues.list;
}

class Issues {
  readonly list: Issue[] = [];

  constructor(private readonly most: number) {}

  add(path: string, code: IssueCode): void {
    if (this.list.length < this.most - 1) this.list.push({ path, code, message: ISSUES[code] });
    else if (this.list.length < this.most) this.list.push({ path: '', code: 'MORE_ISSUES', message: ISSUES.MORE_ISSUES });
  }
}

function isUsable(resume: JsonObject): boolean {
  const { basics } = resume;
  if (isJsonObject(basics) && typeof basics['name'] === 'string' && basics['name'].trim() !== '') return true;
  return SECTION_NAMES.some((name) => {
    const section = resume[name];
    return Array.isArray(section) && section.some((entry) => isJsonObject(entry) && Object.keys(entry).length > 0);
  });
}

/** Known keys need no escaping in a pointer, and others are not looked at. */
function checkObject(value: unknown, shape: EntryShape, path: string, issues: Issues): void {
  if (!isJsonObject(value)) {
    issues.add(path, 'INVALID_TYPE');
    return;
  }
  for (const key in value) {
    const field = shape.fields.get(key);
    if (field === undefined) continue;
    const child = value[key];
    const code = typeof child === 'string' ? textIssue(child, field[0]) : undefined;
    if (code) issues.add(`${path}/${key}`, code);
    else if (typeof child !== 'string') checkContainer(child, field[0], `${path}/${key}`, issues);
  }
}

function checkContainer(value: unknown, shape: FieldShape, path: string, issues: Issues): void {
  if (shape === 'list' || shape === 'keywords') checkList(value, path, issues);
  else if (shape === 'location') checkObject(value, LOCATION, path, issues);
  else if (shape === 'profiles') checkEntries(value, PROFILE, path, issues);
  else if (shape !== 'place' || !isJsonObject(value)) issues.add(path, 'INVALID_TYPE');
}

function checkEntries(value: unknown, shape: EntryShape, path: string, issues: Issues): void {
  if (!Array.isArray(value)) issues.add(path, 'INVALID_TYPE');
  else if (value.length > MAX_ENTRIES) issues.add(path, 'TOO_MANY_ENTRIES');
  else for (let i = 0; i < value.length; i++) checkObject(value[i], shape, `${path}/${i}`, issues);
}

function checkList(value: unknown, path: string, issues: Issues): void {
  if (!Array.isArray(value)) issues.add(path, 'INVALID_TYPE');
  else if (value.length > MAX_LIST) issues.add(path, 'TOO_MANY_ENTRIES');
  else {
    for (let i = 0; i < value.length; i++) {
      const text: unknown = value[i];
      if (typeof text !== 'string') issues.add(`${path}/${i}`, 'INVALID_TYPE');
      else if (text.length > MAX_TEXT) issues.add(`${path}/${i}`, 'TEXT_TOO_LONG');
    }
  }
}
