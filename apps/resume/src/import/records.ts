const LINE_FEED = 0x0a;
const COMMA = 0x2c;
const OPEN = 0x5b;
const CLOSE = 0x5d;

/**
 * The records of a chunk's body, each as JSON text. Jobs begins a line with each of them, so that they are found without being read;
 * text written without is read and written anew. Whether a line is JSON is not looked at here: where all of them are, it is these records.
 * Undefined: the body is no list of so many.
 */
export function recordsOf(body: Buffer, count: number): readonly Buffer[] | undefined {
  return lines(body, count) ?? readAnew(body, count);
}

function lines(body: Buffer, count: number): Buffer[] | undefined {
  const end = body.length - 1;
  if (body[0] !== OPEN || body[end] !== CLOSE) return undefined;
  const records: Buffer[] = [];
  for (let from = 1; ;) {
    const feed = body.indexOf(LINE_FEED, from);
    if (feed < 0) {
      records.push(body.subarray(from, end));
      return records.length === count ? records : undefined;
    }
    if (body[feed - 1] !== COMMA) return undefined;
    records.push(body.subarray(from, feed - 1));
    from = feed + 1;
  }
}

function readAnew(body: Buffer, count: number): Buffer[] | undefined {
  const list = JSON.parse(body.toString()) as unknown;
  return Array.isArray(list) && list.length === count ? list.map((record) => Buffer.from(JSON.stringify(record))) : undefined;
}
