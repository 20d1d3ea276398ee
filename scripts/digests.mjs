// What is built and run from outside is named by what it is and not by a name that others may move: images by the digest of their manifest,
// actions of the workflow by their commit. digests.json holds them, and the files below are written from it.
//   npm run digests                asks the registries and repositories what each name means today, writes digests.json and the files
//   npm run digests -- --render    writes the files from digests.json as it stands, asks nobody
//   npm run digests -- --check     says which file is not as digests.json has it, asks nobody; exit 1 where one is not
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Where names stand. */
export const FILES = [
  'Dockerfile',
  'docker-compose.yaml',
  'docker-compose.local.yaml',
  'charts/vitae/values.yaml',
  'charts/vitae/README.md',
  '.github/workflows/ci.yml',
];

const WITHIN_MS = 20_000;
/** Lists of manifests first: one digest for every architecture. */
const MANIFESTS = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
const DIGEST = /^sha256:[0-9a-f]{64}$/;
const COMMIT = /^[0-9a-f]{40}$/;

/** `name:tag` as a registry is asked for it: Docker Hub where no host is named, its `library/` where no owner is. */
export function parts(reference) {
  const [, name, tag] = /^(.+):([\w.-]+)$/.exec(reference) ?? [];
  if (!name) throw new Error(`${reference} is not name:tag`);
  const [first, ...rest] = name.split('/');
  if (rest.length > 0 && /[.:]/.test(first)) return { registry: `https://${first}`, repository: rest.join('/'), tag };
  return { registry: 'https://registry-1.docker.io', repository: rest.length > 0 ? name : `library/${name}`, tag };
}

/** The token a registry wants of everybody, by its own challenge; undefined where it wants none. */
async function tokenFor(challenge, signal) {
  const given = Object.fromEntries([...challenge.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value]));
  if (!given.realm) throw new Error('asks for a login that has no realm');
  const url = new URL(given.realm);
  for (const key of ['service', 'scope']) if (given[key]) url.searchParams.set(key, given[key]);
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`gives no token (${answer.status})`);
  const { token, access_token: other } = await answer.json();
  return token ?? other;
}

/** The digest of `name:tag` at its registry (`registry`: another address for it). Throws unless the bytes that come have the digest that is said. */
export async function digestOf(reference, { registry } = {}) {
  const { repository, tag, registry: own } = parts(reference);
  const signal = AbortSignal.timeout(WITHIN_MS);
  const url = `${registry ?? own}/v2/${repository}/manifests/${tag}`;
  const ask = (authorization) => fetch(url, { signal, headers: { accept: MANIFESTS, ...(authorization ? { authorization } : {}) } });
  let answer = await ask();
  if (answer.status === 401) answer = await ask(`Bearer ${await tokenFor(answer.headers.get('www-authenticate') ?? '', signal)}`);
  if (!answer.ok) throw new Error(answer.status === 404 ? 'there is no such tag' : `the registry answers ${answer.status}`);
  const said = answer.headers.get('docker-content-digest');
  const found = `sha256:${createHash('sha256')
    .update(Buffer.from(await answer.arrayBuffer()))
    .digest('hex')}`;
  if (said !== null && said !== found) throw new Error(`the registry says ${said}, and sends ${found}`);
  return found;
}

/** The commit a tag of an action means (`git`: another address for GitHub), of an annotated one what it points at. */
export async function commitOf(reference, { git = 'https://github.com' } = {}) {
  const [, owner, name, tag] = /^([\w.-]+)\/([\w.-]+)(?:\/[\w./-]+)?@([\w.-]+)$/.exec(reference) ?? [];
  if (!tag) throw new Error(`${reference} is not owner/name@tag`);
  const env = { ...process.env, GIT_TERMINAL_PROMPT: '0' };
  const args = ['ls-remote', `${git}/${owner}/${name}`, `refs/tags/${tag}`, `refs/tags/${tag}^{}`];
  const { stdout } = await promisify(execFile)('git', args, { env, timeout: WITHIN_MS });
  const [, commit] = /^([0-9a-f]{40})\t.*\^\{\}$/m.exec(stdout) ?? /^([0-9a-f]{40})\t/m.exec(stdout) ?? [];
  if (!commit) throw new Error('there is no such tag');
  return commit;
}

const escaped = (text) => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** A file's text with every name followed, or replaced, by what `pins` has for it; one without a pin stays by its name. */
export function rendered(text, { images, actions }) {
  let out = text;
  for (const [reference, digest] of Object.entries(images)) {
    const at = new RegExp(`(?<![\\w./-])${escaped(reference)}(?:@sha256:[0-9a-f]{64})?(?![\\w.-])`, 'g');
    out = out.replace(at, digest ? `${reference}@${digest}` : reference);
  }
  for (const [reference, commit] of Object.entries(actions)) {
    const [name, tag] = reference.split('@');
    const at = new RegExp(`(uses: )${escaped(name)}@(?:${escaped(tag)}(?![\\w.-])|[0-9a-f]{40} # ${escaped(tag)}(?![\\w.-]))`, 'g');
    out = out.replace(at, `$1${commit ? `${name}@${commit} # ${tag}` : reference}`);
  }
  return out;
}

/** digests.json below `root`. Throws for a pin that is neither empty nor a digest. */
export function readPins(root) {
  const pins = JSON.parse(readFileSync(path.join(root, 'digests.json'), 'utf8'));
  for (const [kind, shape] of [['images', DIGEST], ['actions', COMMIT]]) {
    for (const [reference, pin] of Object.entries(pins[kind])) {
      if (pin !== '' && !shape.test(pin)) throw new Error(`digests.json: ${reference} has a pin that is none`);
    }
  }
  return pins;
} // prettier-ignore

/** The files that are not as the pins have them; with `write` they are made so. */
export function files(root, pins, write = false) {
  return FILES.filter((file) => {
    const before = readFileSync(path.join(root, file), 'utf8');
    const after = rendered(before, pins);
    if (write && after !== before) writeFileSync(path.join(root, file), after);
    return after !== before;
  });
}

/** Asks for every pin, all or none: a name that is not found leaves digests.json and the files as they were. Answers what changed, a line each. */
export async function renew(root, where = {}) {
  const pins = readPins(root);
  const changes = [];
  const failures = [];
  for (const [kind, ask] of [['images', digestOf], ['actions', commitOf]]) {
    for (const [reference, before] of Object.entries(pins[kind])) {
      try {
        pins[kind][reference] = await ask(reference, where);
        if (pins[kind][reference] !== before) changes.push(`${reference}: ${before || 'by name'} → ${pins[kind][reference]}`);
      } catch (error) {
        failures.push(`${reference}: ${error.stderr?.trim().split('\n').at(-1) || error.cause?.message || error.message}`);
      }
    }
  }
  if (failures.length > 0) throw new Error(`nothing is changed, for these could not be asked for:\n  ${failures.join('\n  ')}`);
  writeFileSync(path.join(root, 'digests.json'), `${JSON.stringify(pins, null, 2)}\n`);
  files(root, pins, true);
  return changes;
} // prettier-ignore

async function main([option]) {
  const root = path.resolve(import.meta.dirname, '..');
  if (option === '--check') {
    const odd = files(root, readPins(root));
    for (const file of odd) console.error(`${file} is not as digests.json has it: npm run digests -- --render`);
    process.exitCode = odd.length > 0 ? 1 : 0;
  } else if (option === '--render') console.log(files(root, readPins(root), true).join('\n') || 'Every file is as digests.json has it');
  else if (option === undefined) console.log((await renew(root)).join('\n') || 'Every name means what it did');
  else throw new Error(`There is no ${option}; there are --check and --render`);
}

if (import.meta.main) {
  await main(process.argv.slice(2)).catch((error) => {
    console.error(`Digests: ${error.message}`);
    process.exitCode = 1;
  });
}
