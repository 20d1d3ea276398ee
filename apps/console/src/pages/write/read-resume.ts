/** What a pasted text is, as far as the page can tell before the service reads it. */
export type Pasted =
  | { readonly kind: 'empty' }
  /** No JSON at all: the service does not read plain text. */
  | { readonly kind: 'text' }
  | { readonly kind: 'broken'; readonly line: number | undefined }
  | { readonly kind: 'list'; readonly count: number }
  | {
      readonly kind: 'resume';
      readonly content: object;
      readonly name: string;
      readonly work: number;
      readonly education: number;
      readonly skills: number;
    };

/** Where V8 and SpiderMonkey say that JSON breaks; a browser that says nothing leaves it undefined. */
function lineOf(message: string, text: string): number | undefined {
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return Number(line);
  const position = /position (\d+)/.exec(message)?.[1];
  return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length;
}

const count = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

export function readPasted(text: string): Pasted {
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { kind: 'empty' };
  if (!/^[{[]/.test(trimmed)) return { kind: 'text' };
  let value: unknown;
  try {
    value = JSON.parse(trimmed);
  } catch (error) {
    return { kind: 'broken', line: lineOf(error instanceof Error ? error.message : '', trimmed) };
  }
  if (Array.isArray(value)) return { kind: 'list', count: value.length };
  const content = value as Record<string, unknown>;
  const basics = (content['basics'] ?? {}) as Record<string, unknown>;
  return {
    kind: 'resume',
    content,
    name: typeof basics['name'] === 'string' ? basics['name'] : '',
    work: count(content['work']),
    education: count(content['education']),
    skills: count(content['skills']),
  };
}
