import { z } from 'zod';
import { VitaeError } from '#common';

/** Reads an item's payload. Throws BAD_USER_INPUT, which is permanent: the same bytes will not read better next time. */
export function readPayload<T extends z.ZodType>(schema: T, payload: Buffer): z.output<T> {
  let value: unknown;
  try {
    value = JSON.parse(payload.toString('utf8'));
  } catch (cause) {
    throw new VitaeError('BAD_USER_INPUT', 'The input of this item is not JSON', { cause });
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('/') ?? '';
  throw new VitaeError('BAD_USER_INPUT', `The input of this item is not valid at /${where}`);
}
