const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN = new Set([0x7b, 0x5b]);
const CLOSE = new Set([0x7d, 0x5d]);
const BRACE = 0x7b;
const END_BRACE = 0x7d;
const LAST_CONTROL = 0x20;

/** Behind the string that begins at `at`, or the length where it does not end. */
function stringEnd(json: Buffer, at: number): number {
  for (let i = at + 1; i < json.length; i++) {
    const byte = json[i];
    if (byte === BACKSLASH) i++;
    else if (byte === QUOTE) return i + 1;
  }
  return json.length + 1;
}

/** Behind the value that begins at `at`. */
function valueEnd(json: Buffer, at: number): number {
  let depth = 0;
  for (let i = at; i < json.length; i++) {
    const byte = json[i] ?? 0;
    if (byte === QUOTE) {
      i = stringEnd(json, i) - 1;
      if (depth === 0) return i + 1;
    } else if (OPEN.has(byte)) depth++;
    else if (CLOSE.has(byte)) {
      if (depth === 0) return i;
      if (--depth === 0) return i + 1;
    } else if (depth === 0 && (byte === COMMA || byte <= LAST_CONTROL)) return i;
  }
  return json.length + 1;
}

const past = (json: Buffer, at: number): number => {
  let i = at;
  while ((json[i] ?? LAST_CONTROL + 1) <= LAST_CONTROL) i++;
  return i;
};

/**
 * The members of a JSON object, each value as the bytes it was written in: an answer of megabytes is put together from others' without ever
 * becoming objects, which take five times and more of its size. Names are GraphQL's (letters, digits, `_`), so none is escaped. Undefined for
 * what is no object or breaks off; the inside of values is not judged, as it is not where one owner's answer passes whole.
 */
export function membersOf(json: Buffer): ReadonlyMap<string, Buffer> | undefined {
  const found = new Map<string, Buffer>();
  let at = past(json, 0);
  if (json[at] !== BRACE) return undefined;
  at = past(json, at + 1);
  if (json[at] === END_BRACE) return found;
  for (;;) {
    if (json[at] !== QUOTE) return undefined;
    const nameEnd = stringEnd(json, at);
    const colon = past(json, nameEnd);
    if (json[colon] !== COLON) return undefined;
    const from = past(json, colon + 1);
    const to = valueEnd(json, from);
    if (to > json.length || to === from) return undefined;
    found.set(json.toString('latin1', at + 1, nameEnd - 1), json.subarray(from, to));
    at = past(json, to);
    if (json[at] === END_BRACE) return found;
    if (json[at] !== COMMA) return undefined;
    at = past(json, at + 1);
  }
}
