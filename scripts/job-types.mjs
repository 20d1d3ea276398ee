// Writes the lists of job types from what is in the folders, so that a new type is its folder and its files and no line elsewhere: the
// catalogue of libs/contracts, the handlers of apps/executor, the submissions and mutations of apps/jobs, the names the chart checks its
// executors against. scripts/job-types.spec.ts compares.
// usage: node scripts/job-types.mjs
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const CONTRACTS = 'libs/contracts/src/job-types';
const HANDLERS = 'apps/executor/src/handlers';
const SUBMISSIONS = 'apps/jobs/src/types';
const CHART = 'charts/vitae/templates/executor/_job-types.tpl';
const HEAD = '// Written by scripts/job-types.mjs from the files beside it; do not edit.\n';

const pascal = (name) => name.replace(/(^|-)(\w)/g, (_, __, letter) => letter.toUpperCase());
const camel = (name) => pascal(name).replace(/^\w/, (letter) => letter.toLowerCase());
const key = (name) => (name === camel(name) ? name : `'${name}': ${camel(name)}`);
const list = (declaration, names) => {
  const line = `${declaration} = [${names.join(', ')}];\n`;
  return line.length <= 141 ? line : `${declaration} = [\n${names.map((n) => `  ${n},\n`).join('')}];\n`;
};
const folders = (at) =>
  readdirSync(path.join(root, at), { withFileTypes: true })
    .filter((e) => e.isDirectory())
    .map((e) => e.name)
    .sort();

/** Those that a deployed executor must run: not what exists to be broken. */
const deployed = (type) => !/^ {2}probe: true,$/m.test(readFileSync(path.join(root, CONTRACTS, type, 'index.ts'), 'utf8'));

/** Each list's file and its text. */
export function jobTypeLists() {
  const types = folders(CONTRACTS);
  const handled = readdirSync(path.join(root, HANDLERS)).filter((f) => f.endsWith('.handler.ts')).map((f) => f.slice(0, -'.handler.ts'.length)).sort(); // prettier-ignore
  const submitted = folders(SUBMISSIONS);
  const has = (type, suffix) => existsSync(path.join(root, SUBMISSIONS, type, `${type}.${suffix}.ts`));
  const own = submitted.filter((type) => has(type, 'submission'));
  const mutations = submitted.filter((type) => has(type, 'resolver'));
  return {
    [`${CONTRACTS}/registry.ts`]: [
      HEAD,
      ...types.map((t) => `import { definition as ${camel(t)} } from './${t}/index.js';\n`),
      '\nexport const JOB_TYPES = {\n',
      ...types.map((t) => `  ${key(t)},\n`),
      '} as const;\n',
    ].join(''),
    [`${HANDLERS}/registry.ts`]: [
      HEAD,
      `import type { Handler } from '../execution/task.js';\n`,
      `import type { HandlerPorts } from './handler-ports.js';\n`,
      ...handled.map((t) => `import { createHandler as ${camel(t)} } from './${t}.handler.js';\n`),
      '\n',
      list('export const HANDLERS: readonly ((ports: HandlerPorts) => Handler)[]', handled.map(camel)),
    ].join(''),
    [`${SUBMISSIONS}/registry.ts`]: [
      HEAD,
      ...submitted.flatMap((t) => [
        ...(has(t, 'resolver') ? [`import { ${pascal(t)}Resolver } from './${t}/${t}.resolver.js';\n`] : []),
        ...(has(t, 'submission') ? [`import { createSubmission as ${camel(t)} } from './${t}/${t}.submission.js';\n`] : []),
      ]),
      `import type { Submission, SubmissionPorts } from './submission.js';\n\n`,
      list('export const SUBMISSIONS: readonly ((ports: SubmissionPorts) => Submission)[]', own.map(camel)),
      '\n/** The mutations that ask for one type each. */\n',
      list(
        'export const MUTATIONS',
        mutations.map((t) => `${pascal(t)}Resolver`),
      ),
    ].join(''),
    [CHART]: [
      '{{/* The job types there are. Written by scripts/job-types.mjs; do not edit. */}}\n',
      '{{- define "vitae.jobTypes" -}}\n',
      ...types.filter(deployed).map((t) => `- ${t}\n`),
      '{{- end }}\n',
    ].join(''),
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [file, text] of Object.entries(jobTypeLists())) {
    const at = path.join(root, file);
    if (!existsSync(path.dirname(at))) continue; // an image is built without the chart
    if (!existsSync(at) || readFileSync(at, 'utf8') !== text) writeFileSync(at, text);
  }
}
