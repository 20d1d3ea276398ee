import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from '#testing';
import { commitOf, digestOf, FILES, files, parts, readPins, renew, rendered } from './digests.mjs';

const root = path.resolve(import.meta.dirname, '..');
const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** Whatever is taken from outside: images of compose, chart and build, actions of the workflow. */
function referencesIn(text: string): string[] {
  const found = [...text.matchAll(/^\s*(?:image:|ARG (?:BUILD|BASE)_IMAGE=|- uses:|uses:)[^\S\n]*([^\s'"]+)/gm)].map(
    ([, reference = '']) => reference,
  );
  const foreign = found.filter((reference) => /[:@]/.test(reference) && !/^(?:\$|vitae:)|^["'{]/.test(reference));
  return foreign.map((reference) => reference.replace(/@sha256:.*$/, ''));
}

describe('what is taken from outside', () => {
  const pins = readPins(root);

  it('stands in digests.json, and everything there is taken', () => {
    const tags = Object.fromEntries(
      Object.entries(pins.actions).map(([reference, commit]) => [`${reference.split('@')[0]}@${commit}`, reference]),
    );
    const taken = FILES.flatMap((file) => referencesIn(read(root, file)).map((reference) => tags[reference] ?? reference));
    expect([...new Set(taken)].toSorted()).toEqual([...Object.keys(pins.images), ...Object.keys(pins.actions)].toSorted());
  });

  it('is written in each file as digests.json has it', () => {
    expect(files(root, pins)).toEqual([]);
  });

  it('names each action by a commit', () => {
    expect(Object.entries(pins.actions).filter(([, commit]) => !/^[0-9a-f]{40}$/.test(commit))).toEqual([]);
  });
});

const MANIFEST = '{"schemaVersion":2,"manifests":[]}';
const DIGEST = `sha256:${createHash('sha256').update(MANIFEST).digest('hex')}`;

/** A registry as the public ones are: a token by challenge, manifests by tag. */
describe('asking a registry and a repository', () => {
  let server: Server;
  let registry: string;
  let asked: string[];
  let said: string;
  beforeAll(async () => {
    server = createServer((req, res) => {
      asked.push(req.url ?? '');
      if (req.url?.startsWith('/token')) return void res.end('{"token":"t"}');
      if (req.headers.authorization !== 'Bearer t') {
        return void res
          .writeHead(401, { 'www-authenticate': `Bearer realm="${registry}/token",service="s",scope="repository:library/node:pull"` })
          .end();
      }
      if (
        !/^\/v2\/(?:library\/(?:node|postgres)|apachepulsar\/pulsar|otel\/opentelemetry-collector|jaegertracing\/jaeger)\/manifests\//.test(
          req.url ?? '',
        )
      ) {
        return void res.writeHead(404).end();
      }
      res.writeHead(200, { 'docker-content-digest': said, 'content-type': 'application/vnd.oci.image.index.v1+json' }).end(MANIFEST);
    });
    await new Promise<void>((up) => server.listen(0, '127.0.0.1', up));
    registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));
  beforeEach(() => {
    asked = [];
    said = DIGEST;
  });

  it('gives the digest of the list of manifests, with the token the registry asks for', async () => {
    expect(await digestOf('node:24-bookworm-slim', { registry })).toBe(DIGEST);
    expect(asked).toEqual([
      '/v2/library/node/manifests/24-bookworm-slim',
      '/token?service=s&scope=repository%3Alibrary%2Fnode%3Apull',
      '/v2/library/node/manifests/24-bookworm-slim',
    ]);
  });

  it('knows where a name is', () => {
    expect(parts('apachepulsar/pulsar:4.0.8')).toEqual({
      registry: 'https://registry-1.docker.io',
      repository: 'apachepulsar/pulsar',
      tag: '4.0.8',
    });
    expect(parts('ghcr.io/a/b:1')).toEqual({ registry: 'https://ghcr.io', repository: 'a/b', tag: '1' });
    expect(() => parts('node')).toThrow('node is not name:tag');
  });

  it('believes no digest that is not that of the bytes', async () => {
    said = `sha256:${'0'.repeat(64)}`;
    await expect(digestOf('node:24-bookworm-slim', { registry })).rejects.toThrow(`the registry says ${said}, and sends ${DIGEST}`);
    said = DIGEST;
    await expect(digestOf('nobody/nothing:1', { registry })).rejects.toThrow('there is no such tag');
  });

  const repository = (folder: string, name: string, annotated: boolean): string => {
    const at = path.join(folder, name);
    mkdirSync(at, { recursive: true });
    const git = (...args: string[]): string =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.com', '-c', 'init.defaultBranch=main', ...args], {
        cwd: at,
        encoding: 'utf8',
      }).trim();
    git('init', '--quiet');
    git('commit', '--quiet', '--allow-empty', '-m', name);
    git('tag', ...(annotated ? ['-a', '-m', 'x'] : []), 'v1');
    return git('rev-parse', 'HEAD');
  };

  it('gives the commit of a tag, of an annotated one too', async () => {
    const git = temporaryFolder('digests-git');
    for (const annotated of [false, true]) {
      const commit = repository(git, `a/${annotated ? 'annotated' : 'light'}`, annotated);
      expect(await commitOf(`a/${annotated ? 'annotated' : 'light'}@v1`, { git: `file://${git}` })).toBe(commit);
    }
    await expect(commitOf('a/light@v2', { git: `file://${git}` })).rejects.toThrow('there is no such tag');
  });

  it('renews all of them and writes each file, or changes nothing', async () => {
    const copy = temporaryFolder('digests');
    for (const file of [...FILES, 'digests.json']) cpSync(path.join(root, file), path.join(copy, file), { recursive: true });
    const pins = readPins(copy);
    const git = temporaryFolder('digests-git');
    const [action = ''] = Object.keys(pins.actions);
    writeFileSync(
      path.join(copy, 'digests.json'),
      JSON.stringify({ images: pins.images, actions: { [action.replace(/@.*/, '@v1')]: '' } }),
    );
    const before = FILES.map((file) => read(copy, file));
    await expect(renew(copy, { registry, git: `file://${git}` })).rejects.toThrow(
      /^nothing is changed, for these could not be asked for:\n {2}\S+@v1: /,
    );
    expect(FILES.map((file) => read(copy, file))).toEqual(before);

    repository(git, action.split('@')[0] ?? '', false);
    const changes = await renew(copy, { registry, git: `file://${git}` });
    expect(changes.filter((line) => line.includes(DIGEST)).length).toBeGreaterThanOrEqual(
      Object.keys(pins.images).filter((name) => pins.images[name] === '').length,
    );
    expect(Object.values(readPins(copy).images)).toEqual(Object.keys(pins.images).map(() => DIGEST));
    expect(read(copy, 'docker-compose.yaml')).toContain(`image: postgres:17-bookworm@${DIGEST}\n`);
    expect(read(copy, 'charts/vitae/values.yaml')).toContain(`image: apachepulsar/pulsar:4.0.8@${DIGEST}\n`);
    expect(read(copy, 'Dockerfile')).toContain(`ARG BASE_IMAGE=node:24-bookworm-slim@${DIGEST}\n`);
    expect(await renew(copy, { registry, git: `file://${git}` })).toEqual([]);
  });
});

it('writes over a pin that is there, takes one away, and leaves names alone that only begin alike', () => {
  const one = { images: { 'node:24': `sha256:${'1'.repeat(64)}` }, actions: { 'a/b@v1': '2'.repeat(40) } };
  const text = 'image: node:24\nimage: node:24-slim\nimage: my/node:24\nuses: a/b@v1\nuses: a/b@v10\n';
  const pinned = rendered(text, one);
  expect(pinned).toBe(
    `image: node:24@${one.images['node:24']}\nimage: node:24-slim\nimage: my/node:24\nuses: a/b@${'2'.repeat(40)} # v1\nuses: a/b@v10\n`,
  );
  expect(rendered(pinned, one)).toBe(pinned);
  expect(rendered(pinned, { images: { 'node:24': '' }, actions: { 'a/b@v1': '' } })).toBe(text);
});
