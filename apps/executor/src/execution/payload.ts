import { z } from 'zod';
import { VitaeError } from '#common';

/**
 * Jobs stores JSON. What is none was handed out by a replica of a version that does not know how the item is stored (docs/decisions/0011): a
 * later try may meet one that does. It costs an attempt, so that it ends.
 */
const TRY_AGAIN_MS = 20_000;

/**
 * Reads an item's payload. Throws BAD_USER_INPUT for JSON that is none of the type's, which is permanent: the same bytes will not read
 * better next time; DEPENDENCY_UNAVAILABLE, which is tried again, for what is no JSON.
 */
export function readPayload<T extends z.ZodType>(schema: T, payload: Buffer): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(payload.toString('utf8'));
  } catch {
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The input of this item was not handed out whole', { retryAfterMs: TRY_AGAIN_MS });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('/') ?? '';
  throw new VitaeError('BAD_USER_INPUT', `The input of this item is not valid at /${where}`);
}
