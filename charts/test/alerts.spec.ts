import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CHART, openChart, VARIANTS, type Chart } from './chart.js';

const chart = await openChart();
const root = path.resolve(CHART, '../..');
const names = readdirSync(path.join(CHART, 'alerts')).map((f) => path.basename(f, '.yaml'));

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string; readonly runbook_url: string };
}

/** Names of the metrics that services make, from their sources, and the two that come from elsewhere. */
const source = (folder: string): string =>
  readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile() && e.name.endsWith('.ts'))
    .map((e) => readFileSync(path.join(e.parentPath, e.name), 'utf8'))
    .join('\n');
const known = new Set([...`${source('apps')}\n${source('libs')}`.matchAll(/name: '((?:vitae|gateway)_[a-z_]+)'/g)].map((m) => m[1]));
for (const foreign of ['up', 'kube_job_status_failed']) known.add(foreign);

describe('alerts', () => {
  it.each(names)('%s: alert, file and runbook share one name', (name) => {
    const rule = parse(readFileSync(path.join(CHART, 'alerts', `${name}.yaml`), 'utf8')) as Rule;
    expect(rule.alert).toBe(name);
    expect(['warning', 'critical']).toContain(rule.labels.severity);
    expect(readFileSync(path.join(root, 'docs/runbooks', `${name}.md`), 'utf8')).toMatch(new RegExp(`^# ${name}\n`));
  });

  it.each(names)('%s asks for a metric that exists', (name) => {
    const { expr } = parse(readFileSync(path.join(CHART, 'alerts', `${name}.yaml`), 'utf8')) as Rule;
    const metrics = [...expr.matchAll(/([a-z_]+)\{/g)].map((m) => (m[1] as string).replace(/_(bucket|count|sum)$/, ''));
    expect(metrics.length).toBeGreaterThan(0);
    expect(metrics.filter((m) => !known.has(m))).toEqual([]);
  });
});

describe.skipIf(!chart)('the PrometheusRule', () => {
  it('holds every alert, of this release only, with its runbook', () => {
    const rules = (chart as Chart).render([...(VARIANTS['eks'] ?? []), '--namespace', 'prod']).find((o) => o.kind === 'PrometheusRule');
    const spec = rules?.['spec'] as { groups: { rules: Rule[] }[] };
    const all = spec.groups.flatMap((g) => g.rules);
    expect(all.map((r) => r.alert)).toEqual(names.toSorted());
    for (const r of all) {
      expect(r.expr).toContain('namespace="prod"');
      expect(r.expr).not.toMatch(/SELECTOR|NAMESPACE|RELEASE/);
      expect(r.annotations.runbook_url).toBe(`docs/runbooks/${r.alert}.md`);
    }
  });
});
