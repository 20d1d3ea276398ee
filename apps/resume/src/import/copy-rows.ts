import { ID_BYTES, newIdBytes, type UploadId, type UserId } from '#common';
import { recordBytes } from '../content/json-bytes.js';

/** Rows of a chunk as COPY takes them, in the columns' order of `COPIED`. */
export interface Rows {
  readonly ownerId: UserId;
  readonly uploadId: UploadId;
  readonly indexes: readonly number[];
  /** JSON text of each record, as many as indexes. */
  readonly records: readonly Buffer[];
}

/** Columns of `resumes` that a row has; the others have their defaults. */
export const COPIED = 'id, owner_id, kind, upload_id, idx, title, name, email, bytes, content';
const FIELDS = 10;

/** Signature, flags, length of an extension that is not there (PostgreSQL's documentation of COPY, "Binary Format"). */
const HEADER = Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1');
const NULL = -1;
const TRAILER = -1;
const KIND = Buffer.from('IMPORTED');
/** jsonb's binary form is this and its text. */
const JSONB_VERSION = 1;

/** Characters of a column, and the most bytes such a text has. */
const LONGEST = { title: 200, name: 200, email: 320 } as const;
const BYTES_A_CHARACTER = 4;
/** Everything of a row but its content, at its largest. */
const ROW_BYTES =
  2 + FIELDS * 4 + 3 * ID_BYTES + KIND.length + 2 * 4 + 1 + (LONGEST.title + LONGEST.name + LONGEST.email) * BYTES_A_CHARACTER;

/** Chunks of some 475 records of 2 kB fill 1.2 MB. */
const FIRST_BYTES = 1_310_720;

/**
 * Writes rows in COPY's binary format into memory that is used again: 1 MB for every chunk and its copies, left to the collector, made V8 mark
 * its whole heap every few chunks, nearly half of what an import cost Resume (docs/import.md, 6). `write` makes what the write before answered invalid.
 */
export class CopyRows {
  private bytes = Buffer.allocUnsafeSlow(FIRST_BYTES);
  private at = 0;

  /** The data of a `COPY … (COPIED) FROM STDIN (FORMAT binary)`. Throws SyntaxError for a record that is no JSON, RangeError for an index that is no int. */
  write({ ownerId, uploadId, indexes, records }: Rows): Buffer {
    const [owner, upload, ids] = [uuidBytes(ownerId), uuidBytes(uploadId), newIdBytes(records.length)];
    this.at = HEADER.copy(this.bytes);
    records.forEach((record, i) => {
      this.room(ROW_BYTES + record.length);
      this.at = this.bytes.writeInt16BE(FIELDS, this.at);
      this.field(ids.subarray(i * ID_BYTES, (i + 1) * ID_BYTES));
      this.field(owner);
      this.field(KIND);
      this.field(upload);
      this.length(4);
      this.at = this.bytes.writeInt32BE(indexes[i] ?? 0, this.at);
      const { title, name, email } = headOf(record);
      this.text(title, LONGEST.title);
      this.text(name, LONGEST.name);
      this.text(email, LONGEST.email);
      this.length(4);
      this.at = this.bytes.writeInt32BE(recordBytes(record), this.at);
      this.length(record.length + 1);
      this.at = this.bytes.writeInt8(JSONB_VERSION, this.at);
      this.at += record.copy(this.bytes, this.at);
    });
    this.room(2);
    this.at = this.bytes.writeInt16BE(TRAILER, this.at);
    return this.bytes.subarray(0, this.at);
  }

  private room(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(this.at + bytes, this.bytes.length * 2));
    this.bytes.copy(larger, 0, 0, this.at);
    this.bytes = larger;
  }

  private length(bytes: number): void {
    this.at = this.bytes.writeInt32BE(bytes, this.at);
  }

  private field(value: Buffer): void {
    this.length(value.length);
    this.at += value.copy(this.bytes, this.at);
  }

  private text(value: string | undefined, longest: number): void {
    if (value === undefined) return this.length(NULL);
    const cut = value.length > longest ? [...value].slice(0, longest).join('') : value;
    const bytes = this.bytes.write(cut, this.at + 4);
    this.length(bytes);
    this.at += bytes;
  }
}

const uuidBytes = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** How nearly every record begins: JSON Resume's own order, written by JSON.stringify. */
const BASICS_FIRST = Buffer.from('{"basics":{');
const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x7b, 0x7d];

/**
 * What a list shows of a record. Only its first part is read where that is `basics`, which spares two thirds of reading it; PostgreSQL reads
 * all of it in any case, and more strictly. Throws SyntaxError.
 */
function headOf(record: Buffer): { title: string; name: string | undefined; email: string | undefined } {
  const end = basicsEnd(record);
  const basics = (
    end === undefined
      ? ((JSON.parse(record.toString()) ?? {}) as { basics?: unknown }).basics
      : JSON.parse(record.toString('utf8', BASICS_FIRST.length - 1, end))
  ) as { label?: unknown; name?: unknown; email?: unknown } | null | undefined;
  const name = textOf(basics?.name);
  return { title: textOf(basics?.label) || name || 'Imported résumé', name, email: textOf(basics?.email) };
}

/** Where the object `basics` ends, when the record begins with it. */
function basicsEnd(record: Buffer): number | undefined {
  if (!record.subarray(0, BASICS_FIRST.length).equals(BASICS_FIRST)) return undefined;
  let depth = 1;
  for (let i = BASICS_FIRST.length, byte; i < record.length; i++) {
    if ((byte = record[i]) === QUOTE) {
      while (++i < record.length && (byte = record[i]) !== QUOTE) if (byte === BACKSLASH) i++;
    } else if (byte === OPEN) depth++;
    else if (byte === CLOSE && --depth === 0) return i + 1;
  }
  return undefined;
}
