// Makes the GraphiQL page: one file with everything inside, gzipped, beside it its content security policy.
// usage: node apps/gateway/scripts/graphiql-page.mjs [file]     default: assets/generated/graphiql.html.gz
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const here = path.dirname(fileURLToPath(import.meta.url));
const file = path.resolve(process.argv[2] ?? path.join(here, '../../../assets/generated/graphiql.html.gz'));
const tour = path.join(here, '../tour');

const sha256 = (text, encoding) => createHash('sha256').update(text).digest(encoding);
const tabs = readdirSync(tour)
  .filter((name) => name.endsWith('.graphql'))
  .sort()
  .map((name) => {
    const variables = path.join(tour, name.replace(/\.graphql$/, '.json'));
    return {
      query: readFileSync(path.join(tour, name), 'utf8').trimEnd(),
      ...(existsSync(variables) ? { variables: readFileSync(variables, 'utf8').trimEnd() } : {}),
    };
  });
const memory = readFileSync(path.join(here, 'token-memory.js'), 'utf8').trimEnd();

// Rendering and packing 9 MB takes two seconds: only when something has changed.
const { version } = createRequire(import.meta.url)('@graphql-yoga/render-graphiql/package.json');
const made = sha256(JSON.stringify([version, tabs, memory, readFileSync(fileURLToPath(import.meta.url), 'utf8')]), 'hex');
const stamp = `${file}.made`;
if (existsSync(file) && existsSync(`${file}.csp`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made) process.exit(0);

const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
const PLACE = 'set-by-token-memory';
const options = { endpoint: '/graphql', subscriptionsProtocol: 'WS', title: 'Vitae', defaultTabs: tabs, connectionParams: PLACE };
const rendered = renderGraphiQL(options);
const html = rendered
  .replace(`"connectionParams":"${PLACE}"`, () => '"connectionParams":() => vitaeConnectionParams()')
  .replace('<script>', () => `<script>\n${memory}\n</script>\n<script>`);
if (!html.includes('() => vitaeConnectionParams()')) throw new Error('render-graphiql writes its options in another way than 5.24.1');

// The page's own scripts and no others, by hash; workers are made from blobs; styles are written by the editor as it runs.
const hashes = [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => `'sha256-${sha256(text, 'base64')}'`);
const policy = [
  "default-src 'none'",
  `script-src ${hashes.join(' ')}`,
  'worker-src blob:',
  "style-src 'unsafe-inline'",
  'img-src data:',
  'font-src data:',
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

mkdirSync(path.dirname(file), { recursive: true });
writeFileSync(file, gzipSync(html, { level: 9 }));
writeFileSync(`${file}.csp`, policy);
writeFileSync(stamp, made);
