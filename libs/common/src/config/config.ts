import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { VitaeError } from '../errors/vitae-error.js';

/**
 * One environment variable: how it is read, what it means. `secret` values are never printed, not even in errors, and may come from a
 * file: `<NAME>_FILE` names it, its last line break does not count. A table that has a setting of that name itself reads it itself.
 */
export interface Setting<T extends z.ZodType = z.ZodType> {
  readonly env: string;
  readonly schema: T;
  readonly description: string;
  readonly secret?: boolean;
}

export type SettingTable = Readonly<Record<string, Setting>>;
export type ConfigOf<T extends SettingTable> = { readonly [K in keyof T]: z.output<T[K]['schema']> };

export const setting = <T extends z.ZodType>(env: string, schema: T, description: string, secret = false): Setting<T> => ({
  env,
  schema,
  description,
  secret,
});

type Environment = Readonly<Record<string, string | undefined>>;

const fromFile = (table: SettingTable, s: Setting): boolean =>
  s.secret === true && !Object.values(table).some((other) => other.env === `${s.env}_FILE`);

/** The text of a setting, or what is wrong with how it was given. The file's name may be told, its content never. */
function given(table: SettingTable, s: Setting, env: Environment): { text?: string; problem?: string } {
  const text = env[s.env];
  const file = fromFile(table, s) ? env[`${s.env}_FILE`] : undefined;
  if (!file) return text ? { text } : {};
  if (text) return { problem: `is given twice, also by ${s.env}_FILE; keep one` };
  try {
    return { text: readFileSync(file, 'utf8').replace(/\r?\n$/, '') };
  } catch (error) {
    return { problem: `the file of ${s.env}_FILE, ${file}, cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown'})` };
  }
}

/**
 * Reads a table of settings once and freezes the result. An empty variable counts as absent.
 * Throws CONFIG_INVALID naming every wrong variable and what was expected, never a value.
 */
export function readConfig<T extends SettingTable>(table: T, env: Environment): ConfigOf<T> {
  const out: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, s] of Object.entries(table)) {
    const { text, problem } = given(table, s, env);
    const parsed = s.schema.safeParse(text === '' ? undefined : text);
    if (problem) problems.push(`${s.env}: ${problem}`);
    else if (parsed.success) out[key] = parsed.data;
    else problems.push(`${s.env}: ${text ? describe(parsed.error) : 'is required'} (${s.description})`);
  }
  if (problems.length) throw new VitaeError('CONFIG_INVALID', `Configuration: ${problems.join('; ')}`);
  return Object.freeze(out) as ConfigOf<T>;
}

/** Zod's own texts may quote the value ("received 'hunter2'"), so only the kind of problem is kept. */
function describe(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return 'is not valid';
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`;
  if (issue.code === 'too_small') return `must be at least ${issue.minimum}`;
  if (issue.code === 'too_big') return `must be at most ${issue.maximum}`;
  if (issue.code === 'invalid_format') return `must be a valid ${issue.format}`;
  return 'is not valid';
}

/** `.env.example` from the same table: comment, name, default where there is one that text can say. */
export function envExample(table: SettingTable): string {
  return Object.values(table)
    .map((s) => {
      const fallback = s.schema.safeParse(undefined);
      const shown = fallback.success && fallback.data !== undefined && typeof fallback.data !== 'object' && !s.secret;
      const value = shown ? String(fallback.data) : '';
      const file = fromFile(table, s) ? `; or ${s.env}_FILE, a file that holds it` : '';
      return `# ${s.description}${fallback.success ? '' : ' (required)'}${file}\n${s.env}=${value}\n`;
    })
    .join('\n');
}

/** The driver would read it at its first connection, and fail there with the file system's words. */
function authorityIsThere(databaseUrl: string): boolean {
  const file = new URL(databaseUrl).searchParams.get('sslrootcert');
  try {
    return file === null || new X509Certificate(readFileSync(file)).subject !== '';
  } catch {
    return false;
  }
}

/** Kinds of value that several services read alike. */
export const kinds = {
  port: (fallback: number) => z.coerce.number().int().min(0).max(65_535).default(fallback),
  int: (fallback: number, min = 0, max = Number.MAX_SAFE_INTEGER) => z.coerce.number().int().min(min).max(max).default(fallback),
  flag: (fallback: boolean) =>
    z
      .enum(['true', 'false', '1', '0'])
      .default(fallback ? 'true' : 'false')
      .transform((v) => v === 'true' || v === '1'),
  text: (fallback?: string) => (fallback === undefined ? z.string().min(1) : z.string().min(1).default(fallback)),
  optionalText: () => z.string().min(1).optional(),
  postgresUrl: () =>
    z
      .string()
      .refine((v) => URL.canParse(v) && /^postgres(ql)?:\/\/[^/]+\/.+/.test(v), {
        message: 'must be a postgresql:// URL with a database name',
        abort: true,
      })
      .refine(authorityIsThere, 'names an sslrootcert that cannot be read or is no certificate in PEM'),
  httpUrl: (fallback?: string) => {
    const url = z.string().refine((v) => URL.canParse(v) && /^https?:$/.test(new URL(v).protocol), 'must be an http(s) URL');
    return fallback === undefined ? url : url.default(fallback);
  },
  oneOf: <const V extends readonly [string, ...string[]]>(values: V, fallback?: V[number]) =>
    fallback === undefined ? z.enum(values) : z.enum(values).default(fallback as never),
} as const;
