import { cpSync, existsSync, mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { byName, CHART, openChart, podOf, type Chart, type Rendered } from './chart.js';

/**
 * What a new service costs in the chart, by adding one to a copy of it: its line in each list of _services.tpl, its Deployment, its values and
 * their schema. Everything else is made of the lists. The same service in the code: libs/service/test/sample-service.int-spec.ts.
 */
const chart = await openChart();
const copy = mkdtempSync(path.join(tmpdir(), 'vitae-chart-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const DEPLOYMENT = `{{- define "vitae.notes.env" }}
{{ include "vitae.env.files" (list "SERVICE_KEY") | trim }}
{{ include "vitae.env.addresses" (list . "auth") | trim }}
{{- end }}
{{- include "vitae.deployment" (dict
  "root" . "service" "notes" "env" (include "vitae.notes.env" .)
  "mutualTls" true "keys" "public" "database" true "queue" false "gemini" false
  "grpcHealth" 0 "autoscaled" false "preStop" 5 "grace" 45) }}
`;

const VALUES = `
notes:
  # -- Replicas.
  replicas: 2
  # -- Most database connections of a replica.
  databaseConnections: 10
  # -- Further environment variables, as apps/notes/.env.example lists them.
  env: {}
  # -- Requests and limits.
  resources:
    requests: { cpu: 50m, memory: 192Mi }
    limits: { cpu: "2", memory: 448Mi }
  # -- Most memory of the JavaScript heap, in MiB.
  heapMegabytes: 256
`;

const LINES: readonly (readonly [after: string, line: string])[] = [
  ['executor: { http: 3005 }', 'notes: { http: 3006, plainMetrics: 3096 }'],
  ['  - { from: gateway, to: resume, port: 3003 }', '  - { from: gateway, to: notes, port: 3006 }'],
  ['  - { from: resume, to: auth, port: 5001 }', '  - { from: notes, to: auth, port: 5001 }'],
  ['{{- define "vitae.owners" -}}', '- notes'],
];

interface Schema {
  readonly properties: Record<string, unknown> & {
    readonly secrets: { readonly properties: { readonly existing: { readonly properties: Record<string, unknown> } } };
  };
}

function addNotes(): void {
  const change = (file: string, of: (text: string) => string): void =>
    writeFileSync(path.join(copy, file), of(readFileSync(path.join(copy, file), 'utf8')));
  change('templates/_services.tpl', (text) =>
    LINES.reduce((all, [after, line]) => {
      expect(all.split(`${after}\n`), after).toHaveLength(2);
      return all.replace(`${after}\n`, () => `${after}\n${line}\n`);
    }, text),
  );
  change(
    'values.yaml',
    (text) => text.replace('    executor: ""\n', '    executor: ""\n    # -- Secret of notes.\n    notes: ""\n') + VALUES,
  );
  change('values.schema.json', (text) => {
    const schema = JSON.parse(text) as Schema;
    const { resume } = schema.properties;
    schema.properties['notes'] = resume;
    schema.properties.secrets.properties.existing.properties['notes'] = { $ref: '#/definitions/secretName' };
    return JSON.stringify(schema, null, 2);
  });
  mkdirSync(path.join(copy, 'templates/notes'));
  writeFileSync(path.join(copy, 'templates/notes/deployment.yaml'), DEPLOYMENT);
}

describe.skipIf(!chart)('a new service in the chart', () => {
  let text = '';
  let objects: Rendered[] = [];
  beforeAll(() => {
    cpSync(CHART, copy, { recursive: true });
    addNotes();
    text = (chart as Chart).helm(['template', 'demo', copy]);
    objects = parseAllDocuments(text).flatMap((d) => (d.contents === null ? [] : [d.toJS() as Rendered]));
  });
  const env = (name: string) => podOf(byName(objects, 'Deployment', name))?.containers[0]?.env ?? [];

  it('is four files, beside the README that is written from the values', () => {
    const files = readdirSync(copy, { recursive: true, encoding: 'utf8' }).filter((file) => /\.\w+$/.test(file));
    const same = (file: string): boolean =>
      existsSync(path.join(CHART, file)) && readFileSync(path.join(CHART, file)).equals(readFileSync(path.join(copy, file)));
    expect(files.filter((file) => !same(file)).toSorted()).toEqual(['templates/_services.tpl', 'templates/notes/deployment.yaml', 'values.schema.json', 'values.yaml']); // prettier-ignore
  });

  it('is rendered with its Deployment, Service and policy, as Kubernetes’ own schema wants them', () => {
    expect((chart as Chart).findings(text)).toBe('');
    expect((chart as Chart).helm(['lint', '--strict', '--quiet', copy])).not.toContain('ERROR');
    expect(env('demo-notes').map((v) => v.name)).toContain('AUTH_GRPC_ADDRESS');
    expect(byName(objects, 'Service', 'demo-notes')['spec']).toMatchObject({ ports: [{ name: 'http', port: 3006 }] });
    const named = objects.filter((o) => o.metadata.name === 'demo-notes').map((o) => o.kind);
    expect(named).toEqual(expect.arrayContaining(['Deployment', 'NetworkPolicy', 'PodDisruptionBudget', 'Service']));
  });

  it('is known to the gateway, to the setup that makes its Secret, and to the policies of those it speaks with', () => {
    expect(env('demo-gateway')).toContainEqual({ name: 'NOTES_URL', value: 'https://demo-notes:3006' });
    expect(env('demo-notes')).toContainEqual({ name: 'NOTES_METRICS_PORT', value: '3096' });
    const roles = objects.filter((o) => o.kind === 'Role').map((o) => JSON.stringify(o['rules']));
    expect(roles.some((rules) => rules.includes('"demo-notes"'))).toBe(true);
    for (const reached of ['demo-auth', 'demo-postgresql']) {
      expect(JSON.stringify((byName(objects, 'NetworkPolicy', reached)['spec'] as { ingress: unknown }).ingress)).toContain('"notes"');
    }
  });
});
