import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { OUTBOX_TABLE_SQL } from './outbox-table.js';

it('the Prisma model and the SQL name the same table, columns and index', () => {
  const model = readFileSync(new URL('outbox.prisma', import.meta.url), 'utf8');
  const fields = [...model.matchAll(/^ {2}(\w+) +(?:String|Int|DateTime)\??.*$/gm)].map(
    ([line, field]) => /@map\("(\w+)"\)/.exec(line)?.[1] ?? field,
  );
  const columns = [...OUTBOX_TABLE_SQL.matchAll(/^ {4}"(\w+)" /gm)].map(([, column]) => column);
  expect(columns.length).toBeGreaterThan(0);
  expect(fields).toEqual(columns);
  expect(/@@map\("(\w+)"\)/.exec(model)?.[1]).toBe(/CREATE TABLE "(\w+)"/.exec(OUTBOX_TABLE_SQL)?.[1]);
  expect(/@@index\(\[dueAt\], map: "(\w+)"\)/.exec(model)?.[1]).toBe(/CREATE INDEX "(\w+)"/.exec(OUTBOX_TABLE_SQL)?.[1]);
});
