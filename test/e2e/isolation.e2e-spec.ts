import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASES } from '#contracts';
import { Stack } from '../harness/stack.js';

describe("each service's database is its own", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await Stack.start({ start: [] });
  }, 120_000);
  afterAll(() => stack?.stop());

  const pairs = DATABASES.flatMap((login) => DATABASES.filter((d) => d !== login).map((database) => [login, database] as const));

  it.each(pairs)("the login of %s cannot read %s's database", async (login, database) => {
    const url = new URL(stack.databaseUrl(login));
    url.pathname = `/vitae_${database}`;
    const client = new pg.Client({ connectionString: url.href, connectionTimeoutMillis: 5_000 });
    await expect(client.connect()).rejects.toMatchObject({ code: '42501' });
  });

  it('each login reaches its own', async () => {
    for (const database of DATABASES)
      expect(await stack.query(database, 'SELECT current_user::text AS me')).toEqual([{ me: `vitae_${database}` }]);
  });
});
