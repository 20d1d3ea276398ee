import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { CHART } from './chart.js';
import { withValuesTable } from './values-table.js';

it("charts/vitae/README.md's table is what values.yaml says", async () => {
  const file = path.join(CHART, 'README.md');
  const readme = readFileSync(file, 'utf8');
  await expect(withValuesTable(readme, readFileSync(path.join(CHART, 'values.yaml'), 'utf8'))).toMatchFileSnapshot(file);
});

it('refuses a value without a sentence', () => {
  expect(() => withValuesTable('<!-- values --><!-- /values -->', 'a: 1\n')).toThrow('values.yaml: a has no "# --" line');
});
