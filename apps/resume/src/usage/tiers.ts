import { z } from 'zod';
import { ROLES } from '#access';

/** Limits by role and scope. One variable may serve several services: each takes the scopes it knows and leaves the others alone. */
export type Tiers = Readonly<Partial<Record<(typeof ROLES)[number], Readonly<Record<string, number>>>>>;

const shape = z.partialRecord(z.enum(ROLES), z.record(z.string().regex(/^[a-z][a-zA-Z.]*$/), z.int().min(0)));

/** The setting's text, JSON of roles, scopes and whole numbers. */
export const tiers = z
  .string()
  .default('{}')
  .transform((text, context): Tiers => {
    const read = shape.safeParse(parsed(text));
    if (read.success) return read.data;
    context.addIssue({ code: 'custom', message: `must be JSON such as {"PREMIUM": {"resumes": 50000}}, of the roles ${ROLES.join(', ')}` });
    return z.NEVER;
  });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
