import { createHash } from 'node:crypto';

/** JSON with sorted keys: two inputs that mean the same have the same text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const entries = Object.entries(value).filter(([, v]) => v !== undefined);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`).join(',')}}`; // prettier-ignore
}

/** What a client request id stands for: SHA-256 of the job type and the checked input. */
export const requestHash = (type: string, input: unknown): Buffer =>
  createHash('sha256').update(type).update('\0').update(canonical(input)).digest();
