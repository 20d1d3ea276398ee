import { z } from 'zod';
import { VitaeError } from '../errors/vitae-error.js';

/** One environment variable: how it is read, what it means. `secret` values are never printed, not even in errors. */
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

/**
 * Reads a table of settings once and freezes the result. An empty variable counts as absent.
 * Throws CONFIG_INVALID naming every wrong variable and what was expected, never a value.
 */
export function readConfig<T extends SettingTable>(table: T, env: Readonly<Record<string, string | undefined>>): ConfigOf<T> {
  const out: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, s] of Object.entries(table)) {
    const raw = env[s.env];
    const parsed = s.schema.safeParse(raw === '' ? undefined : raw);
    if (parsed.success) out[key] = parsed.data;
    else problems.push(`${s.env}: ${raw === undefined || raw === '' ? 'is required' : describe(parsed.error)} (${s.description})`);
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

/** `.env.example` from the same table: comment, name, default where there is one. */
export function envExample(table: SettingTable): string {
  return Object.values(table)
    .map((s) => {
      const fallback = s.schema.safeParse(undefined);
      const value = fallback.success && fallback.data !== undefined && !s.secret ? String(fallback.data) : '';
      return `# ${s.description}${fallback.success ? '' : ' (required)'}\n${s.env}=${value}\n`;
    })
    .join('\n');
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
  postgresUrl: () => z.string().refine((v) => /^postgres(ql)?:\/\/[^/]+\/.+/.test(v), 'must be a postgresql:// URL with a database name'),
  httpUrl: (fallback?: string) => {
    const url = z.string().refine((v) => URL.canParse(v) && /^https?:$/.test(new URL(v).protocol), 'must be an http(s) URL');
    return fallback === undefined ? url : url.default(fallback);
  },
  oneOf: <const V extends readonly [string, ...string[]]>(values: V, fallback?: V[number]) =>
    fallback === undefined ? z.enum(values) : z.enum(values).default(fallback as never),
} as const;
