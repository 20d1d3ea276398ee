import type { PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { VitaeError } from '../errors/vitae-error.js';

/** One thing wrong with an input: where (JSON pointer into the input), which rule, and a sentence. Never the value itself. */
export interface InputIssue {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}

/** Most issues or errors one answer lists; the client fixes those and asks again (docs/security.md, C63). */
export const MAX_ISSUES = 50;

/** Input that breaks a rule where the field has no InvalidInput member: BAD_USER_INPUT, with the issues in `extensions.issues`. */
export class InputError extends VitaeError {
  constructor(
    readonly issues: readonly InputIssue[],
    message = 'The input is not valid',
  ) {
    super('BAD_USER_INPUT', message);
  }
}

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issues: readonly InputIssue[] };

/** `path` as a JSON pointer (RFC 6901). */
export const pointer = (path: readonly PropertyKey[]): string =>
  path.map((part) => `/${String(part).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');

/** Checks `value` and lists what is wrong with it, at most 50 issues. Never throws for a wrong value. */
export function checkInput<T extends z.ZodType>(schema: T, value: unknown): Checked<z.output<T>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  return { ok: false, issues: parsed.error.issues.slice(0, MAX_ISSUES).map(toIssue) };
}

/** `@Args('input', new ZodPipe(Schema))`: the checked value, or InputError. For fields whose result has InvalidInput use checkInput. */
export class ZodPipe<T extends z.ZodType> implements PipeTransform<unknown, z.output<T>> {
  constructor(private readonly schema: T) {}

  transform(value: unknown): z.output<T> {
    const checked = checkInput(this.schema, value);
    if (!checked.ok) throw new InputError(checked.issues);
    return checked.value;
  }
}

const CODES: Readonly<Record<z.core.$ZodIssue['code'], string>> = {
  invalid_type: 'WRONG_TYPE',
  too_big: 'TOO_BIG',
  too_small: 'TOO_SMALL',
  invalid_format: 'INVALID_FORMAT',
  not_multiple_of: 'INVALID_NUMBER',
  unrecognized_keys: 'UNKNOWN_KEY',
  invalid_union: 'WRONG_TYPE',
  invalid_key: 'INVALID_KEY',
  invalid_element: 'INVALID_ELEMENT',
  invalid_value: 'NOT_ALLOWED',
  custom: 'INVALID',
};

/** Zod says what it expected; a rule of our own brings its code in `params.code`. Neither text holds the value. */
export function toIssue(issue: z.core.$ZodIssue): InputIssue {
  const own = issue.code === 'custom' ? (issue.params?.['code'] as unknown) : undefined;
  return { path: pointer(issue.path), code: typeof own === 'string' ? own : CODES[issue.code], message: issue.message };
}

/**
 * The name a client gives a create so that sending it again is harmless: 1 to 64 visible ASCII characters.
 * The first answer counts; the same name with another input is IDEMPOTENCY_KEY_REUSED.
 */
export const clientRequestId = z.string().regex(/^[\x21-\x7e]{1,64}$/, { error: 'must be 1 to 64 visible ASCII characters' });

/** Text that PostgreSQL can hold: no NUL, no lone surrogate (docs/security.md, finding 11). */
export const storableText = (text: string): boolean => !/[\0\p{Cs}]/u.test(text);
