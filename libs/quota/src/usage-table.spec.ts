import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { USAGE_TABLE_SQL } from './usage-table.js';

it('is the same table as SQL and as a Prisma model', () => {
  const model = readFileSync(new URL('./usage.prisma', import.meta.url), 'utf8');
  const fields = [...model.matchAll(/^ {2}(\w+) +(String|BigInt)(.*)$/gm)].map(([, name, type, rest]) => {
    const column = /@map\("(\w+)"\)/.exec(rest!)?.[1] ?? name;
    return `"${column}" ${rest!.includes('@db.Uuid') ? 'UUID' : { String: 'TEXT', BigInt: 'BIGINT' }[type as 'String']} NOT NULL`;
  });
  expect(fields).toEqual([...USAGE_TABLE_SQL.matchAll(/^ {4}("\w+" .*),$/gm)].map((m) => m[1]));
  expect(/@@id\(\[ownerId, scope\]\)/.test(model)).toBe(true);
});
