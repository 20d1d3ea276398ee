export type RenderErrorCode = 'TOO_LARGE' | 'FAILED' | 'UNAVAILABLE' | 'GLYPHS';

/** `characters` are those that no font has, where the code is GLYPHS. The message is for logs: it may hold what the engine said. */
export class RenderError extends Error {
  constructor(
    readonly code: RenderErrorCode,
    message: string,
    readonly characters: readonly string[] = [],
  ) {
    super(message);
    this.name = 'RenderError';
  }
}
