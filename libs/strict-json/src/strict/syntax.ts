/** Where a text stops being JSON: the index of the first character that does not fit, and the path of keys that leads there. */
export interface SyntaxBreak {
  readonly at: number;
  readonly path: readonly (string | number)[];
  /** True where the character is a control character inside a text, which JSON only allows escaped. */
  readonly control: boolean;
}

const SPACE = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4})/y;

const matchEnd = (pattern: RegExp, text: string, at: number): number => {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
};

/**
 * Finds the place at which JSON.parse gave up on a text. V8 says it in a sentence that quotes the input, in words that change
 * with its versions; so this reads again, by RFC 8259, only to find the place. Undefined for a text that is JSON. Linear, and
 * without recursion: the slow path behind a refusal.
 */
export function syntaxBreak(text: string): SyntaxBreak | undefined {
  return new SyntaxReader(text).read();
}

/** What may come next: a value, a value or `]`, a key, a key or `}`, a colon, a comma or the closing bracket, nothing. */
type Expected = 'value' | 'item' | 'key' | 'member' | 'colon' | 'next' | 'end';

class SyntaxReader {
  private i = 0;
  private control = false;
  private expected: Expected = 'value';
  /** The open brackets: an index for a list, a key for an object. */
  private readonly path: (string | number)[] = [];

  constructor(private readonly text: string) {}

  read(): SyntaxBreak | undefined {
    for (;;) {
      this.i = matchEnd(SPACE, this.text, this.i);
      if (this.i === this.text.length && this.expected === 'end') return undefined;
      if (!this.step(this.text[this.i])) return { at: this.i, path: this.place(), control: this.control };
    }
  }

  /** Where a key is awaited, the last one read is not the place. */
  private place(): readonly (string | number)[] {
    return this.expected === 'key' || this.expected === 'member' ? this.path.slice(0, -1) : this.path;
  }

  /** Reads one token; false where none fits. */
  private step(char: string | undefined): boolean {
    switch (this.expected) {
      case 'item':
        return char === ']' ? this.close() : this.value(char);
      case 'value':
        return this.value(char);
      case 'member':
        return char === '}' ? this.close() : this.key(char);
      case 'key':
        return this.key(char);
      case 'colon':
        return char === ':' && this.go('value');
      case 'next':
        return this.next(char);
      case 'end':
        return false;
    }
  }

  private value(char: string | undefined): boolean {
    if (char === '{') {
      this.path.push('');
      return this.go('member');
    }
    if (char === '[') {
      this.path.push(0);
      return this.go('item');
    }
    if (char === '"') return this.string() !== undefined && this.done();
    const end = Math.max(matchEnd(NUMBER, this.text, this.i), matchEnd(WORD, this.text, this.i));
    if (end < 0) return false;
    this.i = end;
    return this.done();
  }

  private key(char: string | undefined): boolean {
    const key = char === '"' ? this.string() : undefined;
    if (key === undefined) return false;
    this.path[this.path.length - 1] = key;
    this.expected = 'colon';
    return true;
  }

  private next(char: string | undefined): boolean {
    const place = this.path.at(-1);
    if (char === ',') {
      if (typeof place === 'number') this.path[this.path.length - 1] = place + 1;
      return this.go(typeof place === 'number' ? 'value' : 'key');
    }
    return char === (typeof place === 'number' ? ']' : '}') && this.close();
  }

  /** The string that opens here, unescaped; undefined where it breaks, and then `i` stands at the break. */
  private string(): string | undefined {
    const start = this.i++;
    for (;;) {
      const code = this.text.charCodeAt(this.i);
      if (Number.isNaN(code)) return undefined;
      if (code < 0x20) {
        this.control = true;
        return undefined;
      }
      if (code === 0x22) break;
      if (code === 0x5c) {
        const end = matchEnd(ESCAPE, this.text, this.i);
        if (end < 0) return undefined;
        this.i = end;
      } else this.i++;
    }
    this.i++;
    return JSON.parse(this.text.slice(start, this.i)) as string;
  }

  private go(expected: Expected): true {
    this.i++;
    this.expected = expected;
    return true;
  }

  private close(): true {
    this.i++;
    this.path.pop();
    return this.done();
  }

  private done(): true {
    this.expected = this.path.length === 0 ? 'end' : 'next';
    return true;
  }
}
