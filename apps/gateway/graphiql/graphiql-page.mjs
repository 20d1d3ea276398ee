// Makes the GraphiQL page: one file with everything inside, packed as gzip and as brotli, beside it its content security policy.
// usage: node apps/gateway/graphiql/graphiql-page.mjs [file]     default: assets/generated/graphiql.html.gz
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = path.dirname(fileURLToPath(import.meta.url));
const file = path.resolve(process.argv[2] ?? path.join(here, '../../../assets/generated/graphiql.html.gz'));
const brotli = file.replace(/\.gz$/, '.br');
const tour = path.join(here, 'tour');

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
const script = readFileSync(path.join(here, 'graphiql-page.js'), 'utf8').trimEnd();

// Rendering and packing 9 MB takes two seconds: only when something has changed.
const { version } = createRequire(import.meta.url)('@graphql-yoga/render-graphiql/package.json');
const made = sha256(JSON.stringify([version, tabs, script, readFileSync(fileURLToPath(import.meta.url), 'utf8')]), 'hex');
const stamp = `${file}.made`;
if (existsSync(file) && existsSync(brotli) && existsSync(`${file}.csp`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === made)
  process.exit(0);

const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
const first = JSON.stringify(tabs[0]?.variables ?? '');
const placed = {
  connectionParams: '() => vitaeConnectionParams()',
  variables: `vitaeFirstVariables(${first})`,
};
const places = Object.fromEntries(Object.keys(placed).map((name) => [name, `set by the page: ${name}`]));
const options = { endpoint: '/graphql', subscriptionsProtocol: 'WS', title: 'Vitae', defaultTabs: tabs, ...places };
let html = renderGraphiQL(options).replace('<script>', () => `<script>\n${script}\n</script>\n<script>`);
for (const [name, code] of Object.entries(placed)) {
  const place = `"${name}":${JSON.stringify(places[name])}`;
  if (!html.includes(place)) throw new Error('render-graphiql writes its options in another way than 5.24.1');
  html = html.replace(place, () => `"${name}":${code}`);
}

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
// A quality above 9 saves a tenth and takes twenty seconds.
writeFileSync(brotli, brotliCompressSync(html, { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 24 } }));
writeFileSync(`${file}.csp`, policy);
writeFileSync(stamp, made);
