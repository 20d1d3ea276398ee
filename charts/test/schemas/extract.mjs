// Writes the JSON schemas the chart's objects are checked with, small enough to be kept here: the kinds the chart uses, and what they refer to.
// usage: node charts/test/schemas/extract.mjs <api/openapi-spec/swagger.json of k8s.io/kubernetes> [<CRD>.yaml …]
// The modules k8s.io/kubernetes, github.com/kedacore/keda/v2 and github.com/cloudnative-pg/cloudnative-pg carry these files.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const KINDS = ['Deployment.apps.v1', 'StatefulSet.apps.v1', 'Job.batch.v1', 'Pod..v1', 'Service..v1', 'Secret..v1', 'ConfigMap..v1', 'ServiceAccount..v1', 'PersistentVolumeClaim..v1', 'Role.rbac.authorization.k8s.io.v1', 'RoleBinding.rbac.authorization.k8s.io.v1', 'NetworkPolicy.networking.k8s.io.v1', 'Ingress.networking.k8s.io.v1', 'PodDisruptionBudget.policy.v1', 'HorizontalPodAutoscaler.autoscaling.v2']; // prettier-ignore
const DEFINITIONS = 'definitions.json';
/** Types whose JSON form is wider than the published schema says. */
const WIDER = {
  'io.k8s.apimachinery.pkg.util.intstr.IntOrString': { type: ['string', 'integer'] },
  'io.k8s.apimachinery.pkg.api.resource.Quantity': { type: ['string', 'number'] },
};
const folder = path.dirname(fileURLToPath(import.meta.url));
const [swagger, ...crds] = process.argv.slice(2);
const { definitions } = JSON.parse(readFileSync(swagger, 'utf8'));
const used = {};

/** Without texts and formats; objects are closed to unknown names, as `kubectl apply --validate=strict` has it. */
function strict(schema) {
  if (Array.isArray(schema)) return schema.map(strict);
  if (schema === null || typeof schema !== 'object') return schema;
  if (schema.$ref) return { $ref: use(schema.$ref.replace('#/definitions/', '')) };
  if (schema['x-kubernetes-int-or-string']) return { type: ['string', 'integer'] };
  const out = {};
  for (const [key, value] of Object.entries(schema)) {
    if (['description', 'format', 'default', 'title'].includes(key) && typeof value !== 'object') continue;
    if (key.startsWith('x-kubernetes')) continue;
    out[key] = key === 'properties' ? Object.fromEntries(Object.entries(value).map(([n, s]) => [n, strict(s)])) : strict(value);
  }
  if (out.properties && !schema['x-kubernetes-preserve-unknown-fields']) out.additionalProperties ??= false;
  delete out.default;
  return out;
}

function use(name) {
  if (!used[name]) {
    used[name] = {};
    used[name] = WIDER[name] ?? strict(definitions[name]);
  }
  return `${DEFINITIONS}#/definitions/${name}`;
}

const fileOf = (kind, group, version) => `${[kind, group.split('.')[0], version].filter(Boolean).join('-').toLowerCase()}.json`;
const write = (file, value) => writeFileSync(path.join(folder, file), `${JSON.stringify(value)}\n`);

for (const wanted of KINDS) {
  const [kind, ...rest] = wanted.split('.');
  const version = rest.pop();
  const group = rest.join('.');
  const is = (k) => k.kind === kind && k.group === group && k.version === version;
  const [name] = Object.entries(definitions).find(([, d]) => d['x-kubernetes-group-version-kind']?.some(is));
  write(fileOf(kind, group, version), { $ref: use(name) });
}
for (const file of crds) {
  const { spec } = parse(readFileSync(file, 'utf8'));
  const version = spec.versions.find((v) => v.storage);
  const schema = strict(version.schema.openAPIV3Schema);
  Object.assign(schema.properties, { apiVersion: { type: 'string' }, kind: { type: 'string' }, metadata: { type: 'object' } });
  write(fileOf(spec.names.kind, spec.group, version.name), schema);
}
// References inside the one file need no file name.
const text = JSON.stringify({ definitions: used }).replaceAll(`${DEFINITIONS}#/definitions/`, '#/definitions/');
writeFileSync(path.join(folder, DEFINITIONS), `${text}\n`);
