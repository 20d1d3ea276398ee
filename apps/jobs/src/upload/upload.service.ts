import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { newId, notFound, type UploadId, type UserId } from '#common';
import { FrameRefused, RecordSplitter, type RecordFormat } from '#json-resume';
import type { Role } from '#access';
import { withTransaction, uniqueViolation, type Pool, type Tx } from '#database';
import type { Failpoints } from '../failpoints/failpoints.js';
import { readBody, type BodyLimits } from './body-reader.js';
import type { ChunkRepository } from './chunk.repository.js';
import type { Kept, Taker } from '../kept/kept.js';
import { Stager, type StagingSink } from './stager.js';
import { beingImported, FileRefused, frameRefused, keyReused } from './upload.errors.js';
import type { Upload } from './upload.js';
import { UploadPlaces, type Place, type PlaceRules } from './upload-places.js';
import type { Received, UploadRepository } from './upload.repository.js';

export interface UploadLimits extends BodyLimits, PlaceRules {
  readonly maxRecords: number;
}

export interface UploadRequest {
  readonly owner: UserId;
  /** Limits are by role. */
  readonly role?: Role | undefined;
  readonly body: IncomingMessage;
  readonly format: RecordFormat;
  readonly gzip: boolean;
  /** Idempotency-Key. */
  readonly key?: string | undefined;
}

/** Signs of life to the sweeper, by time: a slow sender may take an hour for a chunk. */
const TOUCH_MS = 60_000;

/**
 * Receives files of résumés. A file streams through: split, judged, staged, counted, hashed, with memory that does not grow with it.
 * Nothing counts before its last byte was read and its frame was whole; then one statement makes all of it count.
 * The same content of the same owner is answered with the first upload.
 */
export class UploadService {
  private readonly places: UploadPlaces;

  constructor(
    private readonly pool: Pool,
    private readonly uploads: UploadRepository,
    private readonly chunks: ChunkRepository,
    private readonly failpoints: Failpoints,
    private readonly kept: Kept,
    private readonly limits: UploadLimits,
  ) {
    this.places = new UploadPlaces(limits);
  }

  /** Throws OVERLOADED when too many wait, PAYLOAD_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE, UNPROCESSABLE_FILE, TOO_MANY_RECORDS, REQUEST_TIMEOUT, IDEMPOTENCY_KEY_REUSED, QUOTA_EXCEEDED; then nothing is kept. */
  receive(request: UploadRequest): Promise<{ upload: Upload; created: boolean }> {
    return this.places.run(request.owner, (place) => this.read(request, place));
  }

  private async read(request: UploadRequest, place: Place): Promise<{ upload: Upload; created: boolean }> {
    const id = newId<UploadId>();
    const { owner } = request;
    const begin = async (tx: Tx): Promise<void> => {
      await this.uploads.begin(tx, owner, id);
      await this.kept.takeUpload(tx, takerOf(request));
    };
    await withTransaction(this.pool, begin, { owner });
    try {
      const received = await this.stage(id, request, place);
      const first = await this.firstOf(request, received);
      if (first) {
        await this.uploads.discard(id);
        return { upload: first, created: false };
      }
      return await this.accept(id, request, received);
    } catch (error) {
      await this.uploads.discard(id).catch(() => undefined);
      throw error instanceof FrameRefused ? frameRefused(error) : error;
    }
  }

  /** The upload goes with what is staged of it and its report; résumés that were imported stay. Throws NOT_FOUND, and CONFLICT while a job imports it. */
  async remove(owner: UserId, id: UploadId | undefined): Promise<void> {
    const upload = id && (await this.uploads.find(owner, id));
    if (!upload || upload.state !== 'ACCEPTED') throw notFound();
    if (await this.uploads.remove(owner, upload.id)) return;
    throw (await this.uploads.find(owner, upload.id)) ? beingImported() : notFound();
  }

  find(owner: UserId, id: UploadId): Promise<Upload | undefined> {
    return this.uploads.find(owner, id);
  }

  /** The report as NDJSON, block by block, each read when the one before it has gone out. */
  async *report(owner: UserId, id: UploadId): AsyncGenerator<string> {
    let block = -1;
    for (;;) {
      const next = await this.uploads.findingsAfter(owner, id, block);
      if (!next) return;
      block = next.block;
      yield next.lines;
    }
  }

  private async stage(id: UploadId, request: UploadRequest, place: Place): Promise<Received> {
    const { body, format, gzip } = request;
    const splitter = new RecordSplitter({ format, maxRecords: this.limits.maxRecords });
    const stager = new Stager(this.sink(id, request));
    const hash = createHash('sha256');
    let bytes = 0;
    let touched = performance.now();
    try {
      for await (const chunk of readBody(body, gzip, this.limits, place)) {
        hash.update(chunk);
        bytes += chunk.length;
        for (const record of splitter.push(chunk)) stager.add(record);
        await stager.room();
        if (performance.now() - touched > TOUCH_MS) {
          await this.uploads.touch(this.pool, id);
          touched = performance.now();
        }
      }
      for (const record of splitter.end()) stager.add(record);
      await stager.finish();
    } finally {
      await stager.settle();
    }
    const { counts, firstRejection } = stager;
    if (counts.records === 0) throw new FileRefused('UNPROCESSABLE_FILE', 'NO_RECORDS', 'The file holds no record');
    if (counts.accepted + counts.repaired === 0 && firstRejection) {
      const { code, message, pointer } = firstRejection;
      throw new FileRefused('UNPROCESSABLE_FILE', code, `No record of the file can be used; the first: ${message}`, {
        pointer,
        records: counts.records,
      });
    }
    return { ...counts, sha256: hash.digest(), bytes, chunks: stager.chunks };
  }

  /** Bytes are counted against the person's quota as they come: beyond it the upload ends there. */
  private sink(id: UploadId, request: UploadRequest): StagingSink {
    const { owner } = request;
    const taker = takerOf(request);
    return {
      chunk: async (chunk) => {
        const write = async (tx: Tx): Promise<void> => {
          await this.chunks.write(tx, owner, id, chunk);
          await this.kept.takeChunk(tx, taker, chunk);
        };
        // The commit that makes the upload count waits for the disk, and the log is ordered: these need not (docs/import.md, 3).
        await withTransaction(this.pool, write, { synchronousCommit: 'off', owner });
        await this.failpoints.hit('upload.staged');
      },
      findings: async (block, lines) => {
        const write = async (tx: Tx): Promise<void> => {
          await this.uploads.writeFindings(tx, owner, id, block, lines);
          await this.kept.takeReport(tx, taker, lines);
        };
        await withTransaction(this.pool, write, { owner });
      },
    };
  }

  private async firstOf({ owner, key }: UploadRequest, { sha256 }: Received): Promise<Upload | undefined> {
    const keyed = key === undefined ? undefined : await this.uploads.byKey(owner, key);
    if (keyed && !keyed.sha256?.equals(sha256)) throw keyReused();
    return keyed ?? (await this.uploads.byContent(owner, sha256));
  }

  private async accept(id: UploadId, request: UploadRequest, received: Received): Promise<{ upload: Upload; created: boolean }> {
    const { owner, key } = request;
    try {
      const counted = await this.uploads.accept(owner, id, key, received);
      const upload = counted ? await this.uploads.find(owner, id) : undefined;
      if (!upload) throw new FileRefused('REQUEST_TIMEOUT', 'SWEPT', 'The upload took too long; send it again');
      return { upload, created: true };
    } catch (error) {
      if (!uniqueViolation(error)?.startsWith('uploads_owner')) throw error;
      const first = await this.firstOf(request, received);
      if (!first) throw error;
      await this.uploads.discard(id);
      return { upload: first, created: false };
    }
  }
}

const takerOf = ({ owner, role }: UploadRequest): Taker => ({ ownerId: owner, role });
