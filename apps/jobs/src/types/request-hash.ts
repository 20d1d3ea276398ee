import { createHash } from 'node:crypto';
import { Pieces } from '#common';

/** JSON with sorted keys, token by token: two inputs that mean the same have the same text. */
function* canonical(value: unknown): Generator<string> {
  if (value === null || typeof value !== 'object') return yield JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) {
    yield '[';
    for (const [at, item] of value.entries()) {
      if (at > 0) yield ',';
      yield* canonical(item);
    }
    return yield ']';
  }
  yield '{';
  let before = '';
  for (const [key, item] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (item === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* canonical(item);
    before = ',';
  }
  return yield '}';
}

/** What a client request id stands for: SHA-256 of the job type and the checked input. In pieces: an input has megabytes. */
export async function requestHash(type: string, input: unknown): Promise<Buffer> {
  const hash = createHash('sha256').update(type).update('\0');
  const pieces = new Pieces();
  for (const token of canonical(input)) {
    hash.update(token);
    const rest = pieces.next();
    if (rest) await rest;
  }
  return hash.digest();
}
