import { z } from 'zod';

/** Limits by role and scope. One variable may serve several services: each takes the scopes it knows and leaves the others alone. */
export type Tiers<Role extends string> = Readonly<Partial<Record<Role, Readonly<Record<string, number>>>>>;

/** The most somebody of this role may have of each scope: everybody's limits, and over them what the role's tier says of these scopes. */
export function limitsFor<Scope extends string, Role extends string>(
  everybody: Readonly<Record<Scope, number>>,
  tiers: Tiers<Role>,
  role: Role | undefined,
): Readonly<Record<Scope, number>> {
  const tier = role === undefined ? undefined : tiers[role];
  if (tier === undefined) return everybody;
  return Object.fromEntries(Object.entries<number>(everybody).map(([scope, limit]) => [scope, tier[scope] ?? limit])) as Record<
    Scope,
    number
  >;
}

/** The kind of a setting whose text is JSON of roles, scopes and whole numbers; empty without one. */
export function tiersOf<const Role extends string>(roles: readonly Role[]) {
  const shape = z.partialRecord(z.enum(roles), z.record(z.string().regex(/^[a-z][a-zA-Z.]*$/), z.int().min(0)));
  return z
    .string()
    .default('{}')
    .transform((text, context): Tiers<Role> => {
      const read = shape.safeParse(parsed(text));
      if (read.success) return read.data as Tiers<Role>;
      const message = `must be JSON such as {"${roles[0] ?? ''}": {"things": 50000}}, of the roles ${roles.join(', ')}`;
      context.addIssue({ code: 'custom', message });
      return z.NEVER;
    });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
