import { constants, zstdCompress } from 'node:zlib';
import { promisify } from 'node:util';
import { acceptRecord, type Acceptance, type SplitRecord } from '#json-resume';
import type { UploadCounts } from './upload.js';
import type { StagedChunk } from './chunk.repository.js';
import { ChunkText } from './chunk-text.js';

/** Cut at 500 records or 1 MiB: 500 records of 256 kB would be 128 MB, and a gRPC message is at most 4 MiB (docs/import.md, 5). */
const CHUNK_RECORDS = 500;
const CHUNK_BYTES = 1_048_576;
/** Lines of the report written together. */
const BLOCK_BYTES = 65_536;
/** Findings of one record that are listed; the rest is counted. Bounds what a hostile record can make the report. */
const FINDINGS_A_RECORD = 50;
/** A report's length, in UTF-16 units; what comes after it is counted. A hundred thousand findings say what a million would. */
export const REPORT_LENGTH = 16_777_216;
/** Staging writes under way; one more makes the reader wait, which is what keeps memory flat. */
const IN_FLIGHT = 2;

const compress = promisify(zstdCompress);
/** Packed at once: at Node's 16 kB a chunk is some ten ways to another thread and back, and as many pieces to join. */
const PIECE = 196_608;
const LEVEL_1 = { chunkSize: PIECE, params: { [constants.ZSTD_c_compressionLevel]: 1 } };

export interface StagingSink {
  chunk(chunk: StagedChunk): Promise<void>;
  findings(block: number, lines: string): Promise<void>;
}

/**
 * Judges records and hands them on in chunks, the report beside them. Holds one chunk and at most two writes.
 * `room()` must be awaited between pushes; it throws what a write threw.
 */
export class Stager {
  private text = new ChunkText();
  /** Memory of chunks that are packed, for the next ones. */
  private readonly spare: ChunkText[] = [];
  private indexes: number[] = [];
  private lines: string[] = [];
  private lineBytes = 0;
  private blocks = 0;
  private reported = 0;
  private unreported = 0;
  private readonly writes = new Set<Promise<void>>();
  private failure: unknown;
  private readonly count = { records: 0, accepted: 0, repaired: 0, rejected: 0 };
  chunks = 0;
  /** Why the first refused record was refused, for a file in which none is good. */
  firstRejection: Acceptance['findings'][number] | undefined;

  constructor(private readonly door: StagingSink) {}

  get counts(): UploadCounts {
    return { ...this.count };
  }

  add(record: SplitRecord): void {
    const verdict = acceptRecord(record);
    this.count.records++;
    this.count[verdict.status]++;
    if (verdict.findings.length > 0) this.report(record.index, verdict);
    if (verdict.status === 'rejected') {
      this.firstRejection ??= verdict.findings[0];
      return;
    }
    this.text.add(verdict.text);
    this.indexes.push(record.index);
    if (this.indexes.length >= CHUNK_RECORDS || this.text.length >= CHUNK_BYTES) this.flush();
  }

  /** Resolves when another chunk may begin. */
  async room(): Promise<void> {
    while (this.writes.size >= IN_FLIGHT) await Promise.race(this.writes);
    if (this.failure) throw this.failure;
  }

  /** Writes what is left and waits for everything. */
  async finish(): Promise<void> {
    this.flush();
    if (this.unreported > 0) this.lines.push(`${JSON.stringify({ more: this.unreported })}\n`);
    this.flushLines();
    await this.settle();
    if (this.failure) throw this.failure;
  }

  /** Resolves when no write is under way; never throws. */
  async settle(): Promise<void> {
    while (this.writes.size > 0) await Promise.race(this.writes);
  }

  private report(index: number, { status, findings }: Acceptance): void {
    if (this.reported >= REPORT_LENGTH) {
      this.unreported++;
      return;
    }
    const more = findings.length - FINDINGS_A_RECORD;
    const shown = { index, status, findings: findings.slice(0, FINDINGS_A_RECORD), ...(more > 0 ? { more } : {}) };
    const line = `${JSON.stringify(shown)}\n`;
    this.lines.push(line);
    this.lineBytes += line.length;
    this.reported += line.length;
    if (this.lineBytes >= BLOCK_BYTES) this.flushLines();
  }

  private flush(): void {
    if (this.indexes.length === 0) return;
    const [chunk, text, indexes] = [this.chunks++, this.text, this.indexes];
    this.text = this.spare.pop() ?? new ChunkText();
    this.indexes = [];
    this.write(async () => {
      const body = await compress(text.take(), LEVEL_1);
      this.spare.push(text);
      await this.door.chunk({ chunk, indexes, body });
    });
  }

  private flushLines(): void {
    if (this.lines.length === 0) return;
    const [block, lines] = [this.blocks++, this.lines.join('')];
    this.lines = [];
    this.lineBytes = 0;
    this.write(() => this.door.findings(block, lines));
  }

  private write(work: () => Promise<void>): void {
    const done = work()
      .catch((error: unknown) => {
        this.failure ??= error;
      })
      .finally(() => this.writes.delete(done));
    this.writes.add(done);
  }
}
