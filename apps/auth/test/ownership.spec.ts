import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Models that carry no `owner_id`, and why none of them can show one person to another. */
const NOBODYS: Readonly<Record<string, string>> = {
  User: 'its id is the owner; read by the actor’s own id only (B35 in sessions.int-spec)',
  Throttle: 'keyed hashes; no door reads it',
  RegistrationCount: 'keyed hashes of addresses; no door reads it',
  AuditEvent: 'subject_id outlives the person as a pseudonym; no door reads it',
};

it('B35 every model says whose its rows are', () => {
  const schema = readFileSync('prisma/auth/schema.prisma', 'utf8');
  const models = [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].map(([, name, body]) => ({
    name: name!,
    owned: body!.includes('@map("owner_id")'),
  }));
  expect(models.length).toBeGreaterThan(5);
  expect(models.filter((m) => !m.owned).map((m) => m.name)).toEqual(Object.keys(NOBODYS));
});
