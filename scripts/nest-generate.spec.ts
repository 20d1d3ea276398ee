import { execFileSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#testing';

const root = path.resolve(import.meta.dirname, '..');

describe('nest generate', () => {
  it('makes a feature module and its parts in a service, names it in app.module, and touches nothing else', { timeout: 60_000 }, () => {
    const folder = temporaryFolder('nest-generate');
    for (const file of ['nest-cli.json', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'apps/resume/src']) {
      cpSync(path.join(root, file), path.join(folder, file), { recursive: true });
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
    const nest = (schematic: string): string =>
      execFileSync(
        process.execPath,
        [path.join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'g', schematic, 'motto', '--project', 'resume'],
        {
          cwd: folder,
          encoding: 'utf8',
          timeout: 50_000,
        },
      );

    expect(nest('module')).toMatch(/^UPDATE apps\/resume\/src\/app\.module\.ts/m);
    nest('resolver');
    expect(readdirSync(path.join(folder, 'apps/resume/src/motto')).sort()).toEqual(['motto.module.ts', 'motto.resolver.ts']);
    const app = readFileSync(path.join(folder, 'apps/resume/src/app.module.ts'), 'utf8');
    const before = readFileSync(path.join(root, 'apps/resume/src/app.module.ts'), 'utf8');
    expect(app).toContain("import { MottoModule } from './motto/motto.module.js';");
    expect(app).toMatch(/imports: \[[^\]]*MottoModule,?\s*\]/);
    // A line more for the import, and one for its place in a list of a line each.
    expect(app.split('\n').length - before.split('\n').length).toBeLessThanOrEqual(2);
  });
});
