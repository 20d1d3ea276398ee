import { looksLikeEscapedPage, looksLikePage, pageText } from './page-text.js';

export type PostingForm = 'text' | 'html' | 'escaped-html' | 'json';

/** A pasted posting as lines, and what its form says in fields of its own. */
export interface OpenedPosting {
  readonly form: PostingForm;
  readonly text: string;
  readonly title?: string;
  readonly company?: string;
  readonly place?: string;
  /** In the words of the field: `Full-time`, `FULL_TIME`. */
  readonly employment?: string;
  readonly pay?: string;
  readonly deadline?: string;
  readonly reference?: string;
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const LONGEST_JSON = 1_000_000;

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : typeof value === 'number' ? String(value) : undefined;
const named = (value: unknown): string | undefined => (isObject(value) ? (text(value['name']) ?? text(value['value'])) : text(value));
const joined = (...parts: readonly (string | undefined)[]): string | undefined => parts.filter(Boolean).join(', ') || undefined;
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);

function present<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

/** https://schema.org/JobPosting */
function schemaOrg(job: Json): OpenedPosting {
  const address = list(job['jobLocation'])
    .map((at) => (isObject(at) ? at['address'] : at))
    .find(Boolean);
  const place = isObject(address)
    ? joined(text(address['addressLocality']), text(address['addressRegion']), named(address['addressCountry']))
    : text(address);
  const salary = job['baseSalary'];
  const value = isObject(salary) ? salary['value'] : undefined;
  const range = isObject(value)
    ? [text(value['minValue']), text(value['maxValue'])].filter(Boolean).join(' - ') || text(value['value'])
    : text(value);
  const pay =
    isObject(salary) && range
      ? [range, text(salary['currency']), isObject(value) ? text(value['unitText']) : undefined].filter(Boolean).join(' ')
      : undefined;
  const parts = ['description', 'responsibilities', 'qualifications', 'skills', 'experienceRequirements', 'educationRequirements'];
  const body = parts.flatMap((key) =>
    list(job[key]).map((part) => text(part) ?? (isObject(part) ? text(part['description']) : undefined) ?? ''),
  );
  return {
    form: 'json',
    text: body.map(pageText).join('\n\n'),
    ...present({
      title: text(job['title']),
      company: named(job['hiringOrganization']),
      place,
      employment: list(job['employmentType']).map(text).filter(Boolean).join(', ') || undefined,
      pay,
      deadline: text(job['validThrough']),
      reference: named(job['identifier']),
    }),
  };
}

/** Greenhouse's job board API: `content` is a page, escaped. */
const greenhouse = (job: Json): OpenedPosting => ({
  form: 'json',
  text: pageText(text(job['content']) ?? ''),
  ...present({
    title: text(job['title']),
    company: text(job['company_name']),
    place: named(job['location']),
    reference: text(job['requisition_id']),
  }),
});

/** Lever's postings API: a text, lists with headings, a closing. */
function lever(job: Json): OpenedPosting {
  const categories = isObject(job['categories']) ? job['categories'] : {};
  const lists = list(job['lists']).flatMap((one) =>
    isObject(one) ? [`${text(one['text']) ?? ''}:\n${pageText(`<ul>${text(one['content']) ?? ''}</ul>`)}`] : [],
  );
  const parts = [job['descriptionPlain'] ?? job['description'], ...lists, job['additionalPlain'] ?? job['additional']];
  return {
    form: 'json',
    text: parts.map((part) => pageText(text(part) ?? '')).join('\n\n'),
    ...present({ title: text(job['text']), place: text(categories['location']), employment: text(categories['commitment']) }),
  };
}

/** Ashby's job board API. */
const ashby = (job: Json): OpenedPosting => ({
  form: 'json',
  text: pageText(text(job['descriptionHtml']) ?? text(job['descriptionPlain']) ?? ''),
  ...present({
    title: text(job['title']),
    company: text(job['organizationName']),
    place: named(job['location']),
    employment: text(job['employmentType']),
    deadline: text(job['applicationDeadline']),
  }),
});

function fromJson(value: unknown, depth = 0): OpenedPosting | undefined {
  if (Array.isArray(value)) return value.map((one) => fromJson(one, depth)).find(Boolean);
  if (!isObject(value) || depth > 2) return undefined;
  if (list(value['@type']).includes('JobPosting')) return schemaOrg(value);
  if (Array.isArray(value['lists']) && text(value['text'])) return lever(value);
  if (text(value['content']) && text(value['title'])) return greenhouse(value);
  if (text(value['descriptionHtml']) ?? text(value['descriptionPlain'])) return ashby(value);
  return fromJson(value['@graph'] ?? value['job'] ?? value['jobPosting'] ?? value['data'] ?? value['jobs'], depth + 1);
}

function json(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return undefined;
  }
}

/** Opens a posting pasted as text, Markdown, a page, an escaped page, or JSON of Greenhouse, Lever, Ashby or schema.org. Never throws. */
export function openPosting(raw: string): OpenedPosting {
  const trimmed = raw.trim();
  if (/^[[{]/u.test(trimmed) && trimmed.length <= LONGEST_JSON) {
    const opened = fromJson(json(trimmed));
    if (opened && opened.text.trim() !== '') return opened;
  }
  const form = looksLikePage(raw) ? 'html' : looksLikeEscapedPage(raw) ? 'escaped-html' : 'text';
  if (form === 'html') {
    const data = /<script[^>]{0,200}application\/ld\+json[^>]{0,200}>([\s\S]{1,200000}?)<\/script>/iu.exec(raw)?.[1];
    const opened = data === undefined ? undefined : fromJson(json(data));
    if (opened && opened.text.trim() !== '') return opened;
  }
  return { form, text: form === 'text' ? raw : pageText(raw) };
}
