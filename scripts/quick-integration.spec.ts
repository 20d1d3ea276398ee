import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { QUICK, quickSpecs } from './quick-integration.mjs';

const root = path.resolve(import.meta.dirname, '..');
const { imports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  imports: Record<string, { 'vitae-source': string }>;
};
const isSpec = (file: string): boolean => file.endsWith('spec.ts');

/** Where an import leads inside the repository. */
function resolve(from: string, name: string): string | undefined {
  const target = name.startsWith('#') ? imports[name]?.['vitae-source'] : name.startsWith('.') ? path.join(path.dirname(from), name) : undefined; // prettier-ignore
  return target && path.normalize(target).replace(/\.js$/, '.ts');
}

/** Everything that running `file` loads, itself included. Imports of types alone load nothing. */
function reached(file: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(file) || !existsSync(path.join(root, file))) return seen;
  seen.add(file);
  const text = readFileSync(path.join(root, file), 'utf8');
  for (const [, name] of text.matchAll(/^(?:import|export)\s(?!type\b)[^'"]*?['"]([^'"]+)['"];$/gm)) {
    const target = resolve(file, name!);
    if (target) reached(target, seen);
  }
  return seen;
}

/** Files that do something when they are loaded or called: not those of types alone. */
const sources = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => file.endsWith('.ts') && !isSpec(file) && !file.includes('generated'))
    .filter((file) => /^export (?!type\b|interface\b|declare\b)/m.test(readFileSync(path.join(root, file), 'utf8')));

describe('the integration tests of npm run check', () => {
  it('are files of the integration project', () => {
    for (const file of quickSpecs) {
      expect(existsSync(path.join(root, file)), file).toBe(true);
      expect(file).toMatch(/^(?:apps|libs)\/.*\.int-spec\.ts$/);
    }
    expect(new Set(quickSpecs).size).toBe(quickSpecs.length);
  });

  it.each(Object.entries(QUICK).filter(([, { sources: s }]) => s.length > 0))('reach every file of %s', (_subject, { specs, sources: folders }) => {
    const loaded = new Set(specs.flatMap((file) => [...reached(file)]));
    expect(folders.flatMap((folder) => sources(folder)).filter((file) => !loaded.has(file))).toEqual([]);
  }); // prettier-ignore
});
