import { describe, expect, it } from 'vitest';
import { describeStatement } from './statement-spans.js';

describe('a statement', () => {
  it.each([
    [{ name: 'job-insert', text: 'INSERT INTO jobs (id) VALUES ($1)' }, 'INSERT', 'job-insert'],
    [{ name: 'claim', text: '\nWITH picked AS MATERIALIZED (SELECT 1) SELECT 1' }, 'WITH', 'claim'],
    ['BEGIN; SELECT 1', 'BEGIN', undefined],
    ['select 1', 'SELECT', undefined],
    [{ text: 'SELECT "public"."resumes"."id" FROM "public"."resumes" WHERE 1=1' }, 'SELECT', 'resumes'],
    [{ text: 'INSERT INTO "public"."accounts" ("id") VALUES ($1)' }, 'INSERT', 'accounts'],
    ['VACUUM jobs', 'OTHER', undefined],
    [undefined, 'OTHER', undefined],
  ])('%j is told as %s %s', (statement, verb, what) => {
    expect(describeStatement(statement)).toMatchObject({ verb, what });
  });

  it('tells nothing of its text, whatever stands in it', () => {
    const told = describeStatement({
      name: "x' OR ada@example.com",
      text: "SELECT 'ada@example.com' FROM people WHERE email = 'ada@example.com'",
    });
    expect(JSON.stringify(told)).not.toContain('ada');
  });
});
