import { readFileSync, statSync } from 'node:fs';

/** Where the key of the Gemini API comes from: a file read anew when it changes, so that a key is rotated without a restart, or a value. */
export class GeminiKey {
  private cached: { readonly changed: number; readonly key: string | undefined } | undefined;

  constructor(
    private readonly value: string | undefined,
    private readonly file: string | undefined,
  ) {}

  /** Whether Gemini was asked for at all. */
  get configured(): boolean {
    return this.value !== undefined || this.file !== undefined;
  }

  /** Undefined while the file is missing or empty. Never throws, never says the key. */
  get current(): string | undefined {
    if (this.file === undefined) return this.value;
    try {
      const changed = statSync(this.file).mtimeMs;
      if (this.cached?.changed !== changed) this.cached = { changed, key: readFileSync(this.file, 'utf8').trim() || undefined };
      return this.cached.key;
    } catch {
      return undefined;
    }
  }
}
