import { AbortMultipartUploadCommand, DeleteObjectsCommand, ListMultipartUploadsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { VitaeError } from '#common';
import type { S3Bucket } from './s3-bucket.js';

/** A prefix that fills as fast as it is cleared is somebody's bug, and must not hold a process for ever. */
const MOST_PAGES = 100_000;

export interface Clearing {
  readonly prefix: string;
  /** Only what was last changed before: default everything. */
  readonly before?: Date;
  readonly signal?: AbortSignal | undefined;
}

/** Deletes objects page by page until a listing finds none; answers how many. */
export async function clearObjects(bucket: S3Bucket, { prefix, before, signal }: Clearing): Promise<number> {
  let deleted = 0;
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const list = new ListObjectsV2Command({ Bucket: bucket.name, Prefix: prefix, StartAfter: after });
    const { Contents = [], IsTruncated } = await bucket.ask((abort) => bucket.client.send(list, abort), signal);
    const keys = Contents.filter((o) => before === undefined || (o.LastModified ?? new Date()) < before).map(({ Key }) => ({ Key }));
    if (keys.length > 0) {
      const remove = new DeleteObjectsCommand({ Bucket: bucket.name, Delete: { Objects: keys, Quiet: true } });
      const { Errors = [] } = await bucket.ask((abort) => bucket.client.send(remove, abort), signal);
      if (Errors.length > 0) throw new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store did not delete everything', { facts: { code: Errors[0]?.Code ?? '' } });
      deleted += keys.length;
    } // prettier-ignore
    if (!IsTruncated && (keys.length === 0 || before !== undefined)) return deleted;
    after = IsTruncated ? Contents.at(-1)?.Key : undefined;
  }
  throw endless();
}

/** Gives up multipart uploads, with the parts they hold, until a listing finds none; answers how many. */
export async function clearUploads(bucket: S3Bucket, { prefix, before, signal }: Clearing): Promise<number> {
  let cleared = 0;
  let marks: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
  for (let page = 0; page < MOST_PAGES; page++) {
    const list = new ListMultipartUploadsCommand({ Bucket: bucket.name, Prefix: prefix, ...marks });
    const answer = await bucket.ask((abort) => bucket.client.send(list, abort), signal);
    const uploads = (answer.Uploads ?? []).filter((u) => before === undefined || (u.Initiated ?? new Date()) < before);
    for (const { Key, UploadId } of uploads) {
      const give = new AbortMultipartUploadCommand({ Bucket: bucket.name, Key, UploadId });
      await bucket.ask((abort) => bucket.client.send(give, abort), signal).catch(unlessGone);
    }
    cleared += uploads.length;
    if (!answer.IsTruncated && (uploads.length === 0 || before !== undefined)) return cleared;
    marks = answer.IsTruncated ? { KeyMarker: answer.NextKeyMarker, UploadIdMarker: answer.NextUploadIdMarker } : {};
  }
  throw endless();
}

function unlessGone(error: unknown): void {
  if (!(error instanceof VitaeError) || error.code !== 'NOT_FOUND') throw error;
}

const endless = (): VitaeError => new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store fills as fast as it is cleared');
