/** What a piece of a letter needs to know of its statement. */
export interface Span {
  /** UTF-16 units of the body; null in letters of an earlier version. */
  readonly start: number | null;
  /** Not included. */
  readonly end: number | null;
}

export interface Piece<S extends Span> {
  readonly text: string;
  /** Where it begins in the body: tells one piece from another. */
  readonly at: number;
  /** Undefined: a space or a line end between two statements. */
  readonly statement: S | undefined;
}

type Placed<S> = S & { readonly start: number; readonly end: number };

/** Those that have a place in the body, in its order; one that reaches into another is left out, not drawn twice. */
function placed<S extends Span>(body: string, statements: readonly S[]): readonly Placed<S>[] {
  let free = 0;
  return statements
    .filter((s): s is Placed<S> => s.start !== null && s.end !== null && s.start < s.end && s.end <= body.length)
    .toSorted((a, b) => a.start - b.start)
    .filter((s) => {
      if (s.start < free) return false;
      free = s.end;
      return true;
    });
}

/** A letter's body as paragraphs of pieces: every character of it once, in order. Undefined: nobody knows where its statements stand. */
export function paragraphsOf<S extends Span>(body: string, statements: readonly S[]): readonly (readonly Piece<S>[])[] | undefined {
  const inOrder = placed(body, statements);
  if (inOrder.length === 0 && statements.length > 0) return undefined;
  let from = 0;
  return body.split('\n\n').map((paragraph) => {
    const end = from + paragraph.length;
    const pieces: Piece<S>[] = [];
    let at = from;
    const add = (to: number, statement: S | undefined): void => {
      if (to > at) pieces.push({ text: body.slice(at, to), at, statement });
      at = Math.max(at, to);
    };
    for (const statement of inOrder) {
      if (statement.end <= from || statement.start >= end) continue;
      add(statement.start, undefined);
      add(Math.min(end, statement.end), statement);
    }
    add(end, undefined);
    from = end + 2;
    return pieces;
  });
}
