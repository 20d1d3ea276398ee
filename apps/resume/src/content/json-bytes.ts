/** The most digits that a number's exponent can make of it: doubles end at 1e+308 and 5e-324. */
const MOST_DIGITS = 330;

/** How JavaScript writes a number that it does not write out. */
const EXPONENT = /(?<=\d)e[+-](\d{1,9})/g;

const digitsOf = (exponent: string): number => Math.min(Number(exponent), MOST_DIGITS);

/**
 * Bytes of a JSON text, written without spaces, as PostgreSQL keeps and prints it: jsonb writes numbers out, so that `1e-300` takes 302 bytes and
 * not six, and a record of 240 kB ten megabytes. Texts that look like such a number are counted too. The spaces that PostgreSQL puts
 * after commas and colons are not: they double a text at most.
 */
export function jsonBytes(text: string): number {
  let bytes = Buffer.byteLength(text);
  for (const [, exponent = ''] of text.matchAll(EXPONENT)) bytes += digitsOf(exponent);
  return bytes;
}

const [ZERO, NINE] = [0x30, 0x39];
const SIGNS = [Buffer.from('e+'), Buffer.from('e-')] as const;
const MOST_SIGNS = 9;

/** The same of text as bytes, without making a string of it. */
export function recordBytes(record: Buffer): number {
  let bytes = record.length;
  for (const sign of SIGNS) {
    for (let at = record.indexOf(sign, 1); at > 0; at = record.indexOf(sign, at + sign.length)) {
      if (!isDigit(record[at - 1])) continue;
      const first = at + sign.length;
      let end = first;
      while (end < first + MOST_SIGNS && isDigit(record[end])) end++;
      if (end > first) bytes += digitsOf(record.toString('latin1', first, end));
    }
  }
  return bytes;
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE;
