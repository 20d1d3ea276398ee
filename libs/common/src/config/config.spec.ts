import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { envExample, kinds, readConfig, setting } from './config.js';

const folder = mkdtempSync(path.join(tmpdir(), 'vitae-config-'));
const file = path.join(folder, 'password');
writeFileSync(file, 'correct horse\n');
afterAll(() => rmSync(folder, { recursive: true }));

const table = {
  password: setting('PASSWORD', kinds.text(), 'Password of the database', true),
  name: setting('NAME', kinds.optionalText(), 'A name'),
} as const;

describe('a secret from a file', () => {
  it('is the content without its last line break', () => {
    expect(readConfig(table, { PASSWORD_FILE: file }).password).toBe('correct horse');
  });

  it('given twice is refused, and neither value is quoted', () => {
    const read = (): unknown => readConfig(table, { PASSWORD: 'hunter2', PASSWORD_FILE: file });
    expect(read).toThrow('PASSWORD: is given twice, also by PASSWORD_FILE; keep one');
    expect(read).not.toThrow('hunter2');
  });

  it('that cannot be read is refused with its name', () => {
    expect(() => readConfig(table, { PASSWORD_FILE: '/nowhere/at/all' })).toThrow(
      /PASSWORD_FILE, \/nowhere\/at\/all, cannot be read \(ENOENT\)/,
    );
  });

  it('that is empty is a missing one', () => {
    const empty = path.join(folder, 'empty');
    writeFileSync(empty, '\n');
    expect(() => readConfig(table, { PASSWORD_FILE: empty })).toThrow('PASSWORD: is required');
  });

  it('is only for secrets: other settings are no files', () => {
    expect(readConfig(table, { PASSWORD: 'x', NAME_FILE: file }).name).toBeUndefined();
  });

  it('leaves a table with a setting of that name to read it itself', () => {
    const own = { ...table, passwordFile: setting('PASSWORD_FILE', kinds.text(), 'Read anew when it changes') } as const;
    expect(readConfig(own, { PASSWORD: 'x', PASSWORD_FILE: file })).toMatchObject({ password: 'x', passwordFile: file });
  });

  it('is told of in .env.example', () => {
    expect(envExample(table)).toContain('# Password of the database (required); or PASSWORD_FILE, a file that holds it\nPASSWORD=\n');
  });
});
