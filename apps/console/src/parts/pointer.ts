/** The value at a JSON pointer (RFC 6901); undefined where there is none. */
export function at(content: unknown, pointer: string): unknown {
  const keys = pointer.split('/').slice(1).map((k) => k.replaceAll('~1', '/').replaceAll('~0', '~')); // prettier-ignore
  return keys.reduce<unknown>(
    (o, k) => (typeof o === 'object' && o !== null && Object.hasOwn(o, k) ? (o as Record<string, unknown>)[k] : undefined),
    content,
  );
}

/** A value as one line of text: a text as it is, an entry by what names it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return '';
  const texts = Object.values(value).filter((v): v is string => typeof v === 'string' && v !== '');
  return texts.slice(0, 4).join(' · ');
}
