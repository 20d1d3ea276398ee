const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;

/**
 * Colons outside strings: the number of keys the text spells, doubled ones included. Takes only what JSON.parse has
 * accepted, since that promises that every string closes: looking for the end as well costs a fifth of the 1 GB/s.
 * (Also slower: four bytes at a time through a DataView 0.8 ×, the native indexOf of each quote 0.3 ×.)
 */
export function countKeys(bytes: Uint8Array): number {
  let keys = 0;
  for (let i = 0, byte; i < bytes.length; i++) {
    if ((byte = bytes[i]) === QUOTE) {
      while ((byte = bytes[++i]) !== QUOTE) if (byte === BACKSLASH) i++;
    } else if (byte === COLON) keys++;
  }
  return keys;
}
