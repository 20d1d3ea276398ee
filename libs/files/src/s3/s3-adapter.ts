import type { Readable } from 'node:stream';
import { DeleteObjectCommand, GetObjectCommand, HeadBucketCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3'; // prettier-ignore
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { findVitaeError, type UserId } from '#common';
import { parseFileKey, type FileKey } from '../key/file-key.js';
import { contentDisposition, DOWNLOAD_CACHE_CONTROL } from '../links/download.js';
import type { ByteRange, FilePage, StoredFile } from '../port/file-store.js';
import type { CheckedBody, ObjectAdapter, RawRead } from '../port/object-adapter.js';
import { corrupt } from '../store/open-stream.js';
import { rangeWithin } from '../store/range.js';
import { S3Bucket, type S3Options } from './s3-bucket.js';
import { clearObjects, clearUploads } from './s3-clearing.js';
import { markName, objectName, OBJECTS, STAGING } from './s3-keys.js';
import { bucketMissing } from './s3-errors.js';
import { S3Read } from './s3-read.js';
import { upload } from './s3-upload.js';

/**
 * Objects in a bucket of AWS S3 or a server that speaks its protocol. The bucket must not keep versions: an erasure would leave them.
 * Used of the protocol: objects (put, get with range, head, copy, delete one and many, list v2), multipart uploads, signed URLs.
 */
export class S3Adapter implements ObjectAdapter {
  readonly name = 's3';
  private readonly bucket: S3Bucket;

  /** `requestMs`: longest exchange, and longest silence while it answers. */
  constructor(options: S3Options, requestMs: number) {
    this.bucket = new S3Bucket(options, requestMs);
  }

  async write(key: FileKey, body: CheckedBody, contentType: string, signal: AbortSignal): Promise<StoredFile> {
    await upload(this.bucket, key, body, contentType, signal);
    return { key, ...body.digest, contentType, storedAt: new Date() };
  }

  async read(key: FileKey, range: ByteRange | undefined, signal: AbortSignal | undefined): Promise<RawRead> {
    const { bucket } = this;
    const Range = range && `bytes=${range.start}-${range.end ?? ''}`;
    const get = new GetObjectCommand({ Bucket: bucket.name, Key: objectName(key), ...(Range === undefined ? {} : { Range }) });
    const answer = await bucket.ask((abort) => bucket.client.send(get, abort), signal);
    const body = answer.Body as Readable;
    try {
      const size = Range === undefined ? (answer.ContentLength ?? Number.NaN) : Number(answer.ContentRange?.split('/')[1]);
      const file = describe(key, size, answer);
      return new S3Read(body, file, rangeWithin(range, size), bucket.requestMs);
    } catch (error) {
      body.on('error', () => undefined).destroy();
      throw error;
    }
  }

  async stat(key: FileKey): Promise<StoredFile> {
    const head = new HeadObjectCommand({ Bucket: this.bucket.name, Key: objectName(key) });
    const answer = await this.bucket.ask((abort) => this.bucket.client.send(head, abort));
    return describe(key, answer.ContentLength ?? Number.NaN, answer);
  }

  async remove(key: FileKey): Promise<void> {
    const remove = new DeleteObjectCommand({ Bucket: this.bucket.name, Key: objectName(key) });
    await this.bucket.ask((abort) => this.bucket.client.send(remove, abort));
  }

  async list(owner: UserId, after: FileKey | undefined, limit: number): Promise<FilePage> {
    const list = new ListObjectsV2Command({
      Bucket: this.bucket.name,
      Prefix: `${OBJECTS}${owner}/`,
      MaxKeys: limit,
      ...(after === undefined ? {} : { StartAfter: objectName(after) }),
    });
    const { Contents = [], IsTruncated } = await this.bucket.ask((abort) => this.bucket.client.send(list, abort));
    const files = Contents.flatMap(({ Key = '', Size = 0, LastModified = new Date(0) }) => {
      const key = parseFileKey(Key.slice(OBJECTS.length));
      return key === undefined ? [] : [{ key, size: Size, storedAt: LastModified }];
    });
    const last = files.at(-1);
    return IsTruncated && last ? { files, next: last.key } : { files };
  }

  async markErased(owner: UserId): Promise<void> {
    const put = new PutObjectCommand({ Bucket: this.bucket.name, Key: markName(owner), Body: Buffer.alloc(0), ContentLength: 0 });
    await this.bucket.ask((abort) => this.bucket.client.send(put, abort));
  }

  async isErased(owner: UserId): Promise<boolean> {
    const head = new HeadObjectCommand({ Bucket: this.bucket.name, Key: markName(owner) });
    try {
      await this.bucket.ask((abort) => this.bucket.client.send(head, abort));
      return true;
    } catch (error) {
      if (findVitaeError(error)?.code === 'NOT_FOUND') return false;
      throw error;
    }
  }

  async removeOwner(owner: UserId, signal: AbortSignal | undefined): Promise<number> {
    // First what could still become an object, then the objects.
    await clearUploads(this.bucket, { prefix: `${STAGING}${owner}/`, signal });
    await clearObjects(this.bucket, { prefix: `${STAGING}${owner}/`, signal });
    return clearObjects(this.bucket, { prefix: `${OBJECTS}${owner}/`, signal });
  }

  async link(key: FileKey, headers: { contentType: string; fileName: string }, lifeMs: number): Promise<{ url: string; expiresAt: Date }> {
    const get = new GetObjectCommand({
      Bucket: this.bucket.name,
      Key: objectName(key),
      ResponseContentType: headers.contentType,
      ResponseContentDisposition: contentDisposition(headers.fileName),
      ResponseCacheControl: DOWNLOAD_CACHE_CONTROL,
    });
    const expiresIn = Math.floor(lifeMs / 1_000);
    const signingDate = new Date();
    const url = await this.bucket.ask(() => getSignedUrl(this.bucket.linkClient, get, { expiresIn, signingDate }));
    return { url, expiresAt: new Date(Math.floor(signingDate.getTime() / 1_000) * 1_000 + expiresIn * 1_000) };
  }

  async sweep(olderThanMs: number): Promise<number> {
    const before = new Date(Date.now() - olderThanMs);
    const uploads = await clearUploads(this.bucket, { prefix: STAGING, before });
    return uploads + (await clearObjects(this.bucket, { prefix: STAGING, before }));
  }

  async check(): Promise<void> {
    try {
      await this.bucket.ask((abort) => this.bucket.client.send(new HeadBucketCommand({ Bucket: this.bucket.name }), abort));
    } catch (error) {
      // A question without a body answers without a code: 404 is all that tells of a missing bucket.
      throw findVitaeError(error)?.code === 'NOT_FOUND' ? bucketMissing(error) : error;
    }
  }

  close(): Promise<void> {
    this.bucket.close();
    return Promise.resolve();
  }
}

interface Answer {
  readonly Metadata?: Record<string, string> | undefined;
  readonly ContentType?: string | undefined;
  readonly LastModified?: Date | undefined;
}

function describe(key: FileKey, size: number, { Metadata, ContentType = 'application/octet-stream', LastModified }: Answer): StoredFile {
  const sha256 = Metadata?.sha256;
  if (!Number.isSafeInteger(size) || sha256 === undefined || !/^[0-9a-f]{64}$/.test(sha256)) throw corrupt();
  return { key, size, sha256, contentType: ContentType, storedAt: LastModified ?? new Date(0) };
}
