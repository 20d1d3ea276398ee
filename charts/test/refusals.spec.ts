import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { CHART, openChart, type Chart } from './chart.js';

const chart = await openChart();

const REFUSED: readonly [set: string, sentence: RegExp][] = [
  ['executor.replica=3', /\/executor'?: additional properties 'replica' not allowed/],
  ['frobnicate=1', /additional properties 'frobnicate' not allowed/],
  ['executor.replicas=three', /\/executor\/replicas'?: got string, want integer/],
  ['jobs.replicas=0', /\/jobs\/replicas/],
  ['queue.type=kafka', /\/queue\/type'?: value must be one of 'pulsar-websocket', 'pulsar', 'pg-boss'/],
  ['postgresql.bundled.storage.size=lots', /\/postgresql\/bundled\/storage\/size/],
  ['pulsar.external.webUrl=pulsar://broker:6650', /\/pulsar\/external\/webUrl/],
  ['gateway.env.lowercase=x', /lowercase/],
  ['pulsar.mode=external', /pulsar\.external\.webUrl: give the broker's http\(s\) URL/],
  [
    'pulsar.mode=external,queue.type=pulsar,pulsar.external.webUrl=https://b',
    /pulsar\.external\.serviceUrl: give the broker's pulsar:\/\//,
  ],
  ['postgresql.mode=external', /postgresql\.external\.host: give the server's host name/],
  ['postgresql.mode=external,postgresql.external.host=db', /postgresql\.external\.existingSecret: name a Secret/],
  ['secrets.mode=existing', /secrets\.existing\.ai: name the Secret, or choose secrets\.mode generate/],
  [
    'executor.roles[0].name=executor,executor.roles[0].jobTypes={fibonacci,import-resumes}',
    /executor\.roles: no role runs generate-documents, and its items would wait for ever/,
  ],
  ['executor.roles[0].name=executor,executor.roles[0].jobTypes={mining}', /executor\.roles: mining is no job type; there are fibonacci/],
  ['executor.roles[0].name=executor,executor.roles[1].name=executor', /executor\.roles: two roles are called executor/],
  ['executor.roles[0].jobTypes={fibonacci}', /missing property 'name'/],
  ['executor.roles[0].name=executor,executor.roles[0].replica=3', /additional properties 'replica' not allowed/],
  [
    'postgresql.mode=external,postgresql.external.host=db,postgresql.external.existingSecret=a,postgresql.external.parameters=sslmode=disable',
    /say with sslMode and caSecret/,
  ],
  ['postgresql.external.sslMode=prefer', /value must be one of 'verify-full', 'disable'/],
  ['executor.keda.enabled=true,executor.autoscaling.enabled=true', /set executor\.autoscaling\.enabled to false/],
  ['gateway.autoscaling.minReplicas=20', /gateway\.autoscaling\.minReplicas: must not be above maxReplicas/],
  ['telemetry.endpoint=collector:4318', /\/telemetry\/endpoint/],
  ['telemetry.sampler=always_on', /\/telemetry\/sampler/],
  ['telemetry.endpoint=http://collector:4318', /telemetry\.to: say where the collector's pods are/],
  ['ingress.enabled=true', /ingress\.host: give the host name people use/],
  ['ingress.enabled=true,ingress.host=v.example.com,ingress.tlsSecret=v', /gateway\.trustedProxies: behind an Ingress give the number/],
  ['ingress.enabled=true,ingress.host=v.example.com,gateway.trustedProxies=1', /ingress\.tlsSecret: name the certificate/],
  [
    'ingress.enabled=true,ingress.host=v.example.com,gateway.trustedProxies=1,ingress.controller=alb,ingress.tlsSecret=v',
    /ingress\.certificateArn: name the certificate/,
  ],
  ['auth.replicas=9', /postgresql\.bundled\.maxConnections: 200 are too few/],
];

describe.skipIf(!chart)('wrong values', () => {
  it.each(REFUSED)('%s is refused with a sentence', (set, sentence) => {
    expect(() => (chart as Chart).text(['--set', set])).toThrow(sentence);
  });

  it('a release name that leaves no room is refused', () => {
    expect(() => (chart as Chart).text([], 'a-release-name-that-is-much-longer-than-forty')).toThrow(/release name .* is too long/);
  });
});

/** Paths of all leaves of values.yaml: what is empty, a list or a scalar. Quantities and free maps are leaves too. */
const leaves = (value: unknown, at: string[] = []): string[] =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0 && at.at(-1) !== 'resources'
    ? Object.entries(value).flatMap(([k, v]) => leaves(v, [...at, k]))
    : [at.join('.')];

interface Schema {
  readonly properties?: Record<string, Schema>;
  readonly additionalProperties?: unknown;
}
const described = (schema: Schema, at: string[] = []): string[] =>
  schema.properties ? Object.entries(schema.properties).flatMap(([k, s]) => described(s, [...at, k])) : [at.join('.')];
const openObjects = (schema: Schema, at: string[] = []): string[] =>
  schema.properties
    ? [
        ...(schema.additionalProperties === false ? [] : [at.join('.') || '(root)']),
        ...Object.entries(schema.properties).flatMap(([k, s]) => openObjects(s, [...at, k])),
      ]
    : [];

describe('values.schema.json', () => {
  const values: unknown = parse(readFileSync(path.join(CHART, 'values.yaml'), 'utf8'));
  const schema = JSON.parse(readFileSync(path.join(CHART, 'values.schema.json'), 'utf8')) as Schema;

  it('describes every value and nothing else', () => {
    expect(described(schema).filter((p) => p !== 'global')).toEqual(leaves(values));
  });

  it('closes every object', () => {
    expect(openObjects(schema)).toEqual([]);
  });
});
