// Builds the console: the types of the merged schema, then the page into assets/generated/console, each text file packed beside itself.
// usage: node apps/console/build.mjs [--types]     --types: the types alone, which is what an editor and the type check need
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.join(here, '../..');
const schemaFile = path.join(root, 'apps/gateway/schema.graphql');
const typesFile = path.join(here, 'src/generated/schema-types.d.ts');
const folder = path.join(root, 'assets/generated/console');

function* walk(place) {
  for (const entry of readdirSync(place, { withFileTypes: true })) {
    const file = path.join(place, entry.name);
    if (entry.isDirectory()) {
      if (entry.name !== 'generated') yield* walk(file);
    } else yield file;
  }
}

const hashOf = (files) => {
  const hash = createHash('sha256');
  for (const file of files) hash.update(path.relative(root, file)).update('\0').update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/** Runs `make` unless `stamp` says that it was made of the same before. */
async function once(stamp, made, make) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === made) return;
  await make();
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, made);
}

async function types() {
  const { buildSchema, introspectionFromSchema } = await import('graphql');
  const { minifyIntrospection, outputIntrospectionFile } = await import('@gql.tada/internal');
  const introspection = introspectionFromSchema(buildSchema(readFileSync(schemaFile, 'utf8')), { descriptions: false });
  mkdirSync(path.dirname(typesFile), { recursive: true });
  writeFileSync(typesFile, outputIntrospectionFile(minifyIntrospection(introspection), { fileType: '.d.ts', shouldPreprocess: true }));
}

async function page() {
  const { build } = await import('vite');
  await build({ configFile: path.join(here, 'vite.config.mjs'), logLevel: 'warn', mode: 'production' });
  for (const file of [...walk(folder)].filter((name) => /\.(html|js|css|svg|json)$/.test(name))) {
    const bytes = readFileSync(file);
    writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  }
}

const lock = path.join(root, 'package-lock.json');
const own = fileURLToPath(import.meta.url);
await once(`${typesFile}.made`, hashOf([schemaFile, own]), types);
if (!process.argv.includes('--types')) {
  const sources = [...walk(here)].filter((file) => !file.endsWith('.spec.ts')).sort();
  // The lock file where there is one: another version of a package is another page.
  await once(`${folder}.made`, hashOf([...sources, ...(existsSync(lock) ? [lock] : [])]), page);
}
