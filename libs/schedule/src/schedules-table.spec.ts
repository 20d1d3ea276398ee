import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SCHEDULES_TABLE_SQL } from './schedules-table.js';

it('is the same table as SQL and as a Prisma model', () => {
  const model = readFileSync(new URL('./schedules.prisma', import.meta.url), 'utf8');
  const fields = [...model.matchAll(/^ {2}(\w+) +(\w+)(\??)(.*)$/gm)].map(([, name, type, optional, rest]) => {
    const column = /@map\("(\w+)"\)/.exec(rest!)?.[1] ?? name;
    const sql = { String: 'TEXT', Int: 'INTEGER', DateTime: 'TIMESTAMPTZ(3)' }[type as 'String'];
    const kind = rest!.includes('@db.Uuid') ? 'UUID' : sql;
    const fallback = /@default\((\w+)\)/.exec(rest!)?.[1];
    return `"${column}" ${kind}${optional ? '' : ' NOT NULL'}${fallback ? ` DEFAULT ${fallback}` : ''}`;
  });
  const columns = [...SCHEDULES_TABLE_SQL.matchAll(/^ {4}("\w+" .*),$/gm)].map((m) => m[1]);
  expect(fields).toEqual(columns);
});
