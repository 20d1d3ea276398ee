import { AbortMultipartUploadCommand, CompleteMultipartUploadCommand, CopyObjectCommand, CreateMultipartUploadCommand, DeleteObjectCommand, ListPartsCommand, PutObjectCommand, UploadPartCommand, type CompletedPart } from '@aws-sdk/client-s3'; // prettier-ignore
import { findVitaeError, newId, sleep, VitaeError } from '#common';
import type { FileKey } from '../key/file-key.js';
import type { CheckedBody } from '../port/object-adapter.js';
import type { S3Bucket } from './s3-bucket.js';
import { objectName, stagingName } from './s3-keys.js';

/** S3 takes parts of 5 MiB or more, 10,000 at most. Two are in memory at once: one on its way, one being filled. */
export const PART_BYTES = 8_388_608;
/** A part and a copy may take longer than a question: 8 MiB in two minutes is half a megabit a second. */
const SLOW = 4;
const GRACE_MS = 1_000;
const MAX_TRIES = 5;

/**
 * Puts a body into a bucket. One part or less goes as it is. More goes as a multipart upload to a name of its own, and is copied under its
 * key when it is whole: S3 wants what is told of an object (our SHA-256) before the first byte, and only a copy can be given it afterwards.
 */
export async function upload(bucket: S3Bucket, key: FileKey, body: CheckedBody, contentType: string, signal: AbortSignal): Promise<void> {
  const parts = partsOf(body);
  try {
    const first = await parts.next();
    if (first.done || first.value.byteLength < PART_BYTES) {
      // Ends the body, which is judged there.
      if (!first.done) await parts.next();
      return await putWhole(bucket, key, first.done ? Buffer.alloc(0) : first.value, { contentType, sha256: body.digest.sha256 }, signal);
    }
    const staging = stagingName(key, newId<string>());
    await putParts(bucket, staging, first.value, parts, signal);
    await publish(bucket, staging, key, { contentType, sha256: body.digest.sha256 }, signal);
  } finally {
    await parts.return();
  }
}

interface Told {
  readonly contentType: string;
  readonly sha256: string;
}

async function putWhole(
  bucket: S3Bucket,
  key: FileKey,
  content: Buffer,
  { contentType, sha256 }: Told,
  signal: AbortSignal,
): Promise<void> {
  const command = new PutObjectCommand({
    Bucket: bucket.name,
    Key: objectName(key),
    Body: content,
    ContentLength: content.byteLength,
    ContentType: contentType,
    Metadata: { sha256 },
  });
  await bucket.ask((abort) => bucket.client.send(command, abort), signal, bucket.requestMs * SLOW);
}

async function putParts(
  bucket: S3Bucket,
  name: string,
  first: Buffer,
  rest: AsyncGenerator<Buffer, void>,
  signal: AbortSignal,
): Promise<void> {
  const at = { Bucket: bucket.name, Key: name };
  const { UploadId } = await bucket.ask((abort) => bucket.client.send(new CreateMultipartUploadCommand(at), abort), signal);
  const ending = new AbortController();
  const either = AbortSignal.any([signal, ending.signal]);
  let sending: Promise<CompletedPart> | undefined;
  try {
    const done: CompletedPart[] = [];
    for (let part: Buffer | undefined = first, number = 1; part; number++) {
      sending = sendPart(bucket, { ...at, UploadId, PartNumber: number, Body: part }, either);
      sending.catch(() => undefined);
      const next = await rest.next();
      done.push(await sending);
      part = next.done ? undefined : next.value;
    }
    const command = new CompleteMultipartUploadCommand({ ...at, UploadId, MultipartUpload: { Parts: done } });
    await bucket.ask((abort) => bucket.client.send(command, abort), signal, bucket.requestMs * SLOW);
  } catch (error) {
    // A part that arrives after its upload was given up may stay for ever, so the one on its way is let arrive, if it does so soon.
    await Promise.race([sending, sleep(GRACE_MS, ending.signal)]).catch(() => undefined);
    ending.abort();
    await giveUp(bucket, { ...at, UploadId }).catch(() => undefined);
    throw taken(error);
  }
}

/**
 * Gives up an upload, looks whether it is gone, as S3's reference asks for (a part that was being written can outlive the first try), and
 * deletes what it became should only the answer have been lost. Takes `requestMs` at most; what is left where S3 is away a sweep removes.
 */
async function giveUp(bucket: S3Bucket, { UploadId, ...at }: { Bucket: string; Key: string; UploadId: string | undefined }): Promise<void> {
  const until = performance.now() + bucket.requestMs;
  const ask = <T>(exchange: (abort: { abortSignal: AbortSignal }) => Promise<T>): Promise<T> =>
    bucket.ask(exchange, undefined, Math.max(1, until - performance.now()));
  for (let tries = 1; tries <= MAX_TRIES && performance.now() < until; tries++) {
    const upload = { ...at, UploadId };
    await ask((abort) => bucket.client.send(new AbortMultipartUploadCommand(upload), abort)).catch(() => undefined);
    const left = ask((abort) => bucket.client.send(new ListPartsCommand({ ...upload, MaxParts: 1 }), abort));
    const gone = await left.then(() => false, (error: unknown) => findVitaeError(error)?.code === 'NOT_FOUND'); // prettier-ignore
    if (gone) break;
    await sleep(100 * tries);
  }
  await ask((abort) => bucket.client.send(new DeleteObjectCommand(at), abort));
}

async function sendPart(bucket: S3Bucket, part: { PartNumber: number; Body: Buffer } & Record<'Bucket' | 'Key', string> & { UploadId: string | undefined }, signal: AbortSignal): Promise<CompletedPart> {
  const command = new UploadPartCommand({ ...part, ContentLength: part.Body.byteLength });
  const { ETag } = await bucket.ask((abort) => bucket.client.send(command, abort), signal, bucket.requestMs * SLOW);
  return { ETag, PartNumber: part.PartNumber };
} // prettier-ignore

async function publish(bucket: S3Bucket, staging: string, key: FileKey, { contentType, sha256 }: Told, signal: AbortSignal): Promise<void> {
  const copy = new CopyObjectCommand({
    Bucket: bucket.name,
    Key: objectName(key),
    CopySource: `${bucket.name}/${staging}`,
    MetadataDirective: 'REPLACE',
    ContentType: contentType,
    Metadata: { sha256 },
  });
  try {
    await bucket.ask((abort) => bucket.client.send(copy, abort), signal, bucket.requestMs * SLOW);
  } catch (error) {
    throw taken(error);
  } finally {
    const remove = new DeleteObjectCommand({ Bucket: bucket.name, Key: staging });
    await bucket.ask((abort) => bucket.client.send(remove, abort)).catch(() => undefined);
  }
}

/** The upload or the staged object is gone: an erasure took it. */
const taken = (error: unknown): unknown =>
  findVitaeError(error)?.code === 'NOT_FOUND'
    ? new VitaeError('CONFLICT', 'The place of the file was removed meanwhile', { cause: error })
    : error;

async function* partsOf(body: CheckedBody): AsyncGenerator<Buffer, void> {
  let pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body) {
    let from = 0;
    while (size + piece.byteLength - from >= PART_BYTES) {
      const to = from + PART_BYTES - size;
      pieces.push(piece.subarray(from, to));
      yield Buffer.concat(pieces, PART_BYTES);
      pieces = [];
      size = 0;
      from = to;
    }
    if (from < piece.byteLength) {
      pieces.push(piece.subarray(from));
      size += piece.byteLength - from;
    }
  }
  if (size > 0) yield Buffer.concat(pieces, size);
}
