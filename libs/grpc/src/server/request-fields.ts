import { notFound, parseId, VitaeError } from '#common';

/** An id from a caller. Throws NOT_FOUND for one that is none: it names nothing. */
export function idOf<T extends string>(text: string): T {
  const id = parseId<T>(text);
  if (!id) throw notFound();
  return id;
}

/** An id that is the calling service's to get right. Throws BAD_USER_INPUT naming the field: a wrong one is the caller's bug. */
export function requiredId<T extends string>(text: string, field: string): T {
  const id = parseId<T>(text);
  if (!id) throw new VitaeError('BAD_USER_INPUT', `${field} is not an id`);
  return id;
}

/** A text of 1 to `longest` characters. Throws BAD_USER_INPUT naming the field. */
export function requiredText(text: string, field: string, longest: number): string {
  if (text === '' || text.length > longest) throw new VitaeError('BAD_USER_INPUT', `${field} must have 1 to ${longest} characters`);
  return text;
}

/** proto3 says nothing by the empty text. */
export const optionalText = (text: string): string | undefined => (text === '' ? undefined : text);
