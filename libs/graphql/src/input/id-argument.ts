import { InputError, parseId } from '#common';

/**
 * An id argument in its canonical form. Throws InputError (BAD_USER_INPUT) for what is no UUID, so that padding and other forms never reach
 * a lookup (docs/security.md, B39).
 */
export function idArgument<T extends string>(text: string, name: string): T {
  const id = parseId<T>(text);
  if (!id) throw new InputError([{ path: `/${name}`, code: 'INVALID_ID', message: 'is not an id' }]);
  return id;
}
