import {
  AbortMultipartUploadCommand,
  DeleteObjectsCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  type _Error,
} from '@aws-sdk/client-s3';
import { sleep, VitaeError } from '#common';
import type { S3Bucket } from './s3-bucket.js';

/** A prefix that fills as fast as it is cleared is somebody's bug, and must not hold a process for ever. */
const MAX_PAGES = 100_000;
const MAX_FAILURES = 5;

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
  let failures = 0;
  for (let page = 0; page < MAX_PAGES; page++) {
    const list = new ListObjectsV2Command({ Bucket: bucket.name, Prefix: prefix, StartAfter: after });
    const { Contents = [], IsTruncated } = await bucket.ask((abort) => bucket.client.send(list, abort), signal);
    const keys = Contents.filter((o) => before === undefined || (o.LastModified ?? new Date()) < before).map(({ Key }) => ({ Key }));
    const refused = await deleteAll(bucket, keys, signal);
    deleted += keys.length - refused.length;
    if (refused.length > 0) {
      // Two erasures at once can be in each other's way; what is still there is found again.
      if (++failures > MAX_FAILURES) throw incomplete(refused);
      await sleep(50 * failures, signal);
      after = undefined;
      continue;
    }
    failures = 0;
    if (!IsTruncated && (keys.length === 0 || before !== undefined)) return deleted;
    after = IsTruncated ? Contents.at(-1)?.Key : undefined;
  }
  throw endless();
}

async function deleteAll(bucket: S3Bucket, keys: { Key: string | undefined }[], signal: AbortSignal | undefined): Promise<_Error[]> {
  if (keys.length === 0) return [];
  const remove = new DeleteObjectsCommand({ Bucket: bucket.name, Delete: { Objects: keys, Quiet: true } });
  const { Errors = [] } = await bucket.ask((abort) => bucket.client.send(remove, abort), signal);
  return Errors;
}

/** Gives up multipart uploads, with the parts they hold, until a listing finds none; answers how many. */
export async function clearUploads(bucket: S3Bucket, { prefix, before, signal }: Clearing): Promise<number> {
  let cleared = 0;
  let marks: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
  for (let page = 0; page < MAX_PAGES; page++) {
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

const incomplete = (errors: readonly _Error[]): VitaeError =>
  new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store did not delete everything', { facts: { code: errors[0]?.Code ?? '' } });

const endless = (): VitaeError => new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store fills as fast as it is cleared');
