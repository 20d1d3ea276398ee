import path from 'node:path';
import { ListMultipartUploadsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { newBucket, type S3ServerDescription } from '#testing';
import { FILE_LIMITS, openFiles, type FilesChoice } from '../../src/index.js';
import { flip, plant } from './disk-harness.js';
import type { FilesHarness } from './files-harness.js';

export type S3Harness = FilesHarness & { readonly choice: Extract<FilesChoice, { store: 's3' }> };

/** A bucket of its own on the run's server. */
export async function s3Harness(server: S3ServerDescription): Promise<S3Harness> {
  const bucket = await newBucket(server);
  const { endpoint, region, accessKeyId, secretAccessKey } = server;
  const s3 = { bucket: bucket.name, endpoint, region, credentials: { accessKeyId, secretAccessKey } };
  const choice = { store: 's3', s3, maxBytes: FILE_LIMITS.maxBytes } as const;
  const raw = new S3Client({ endpoint, region, credentials: s3.credentials, forcePathStyle: true });
  return {
    choice,
    open: ({ limits = {}, observer } = {}) =>
      openFiles({ ...choice, maxBytes: limits.maxBytes ?? choice.maxBytes }, { limits, ...(observer ? { observer } : {}) }),
    fetch: (url, headers = {}) => fetch(url, { headers }),
    remains: async (owner) => {
      const { Uploads = [] } = await raw.send(new ListMultipartUploadsCommand({ Bucket: bucket.name }));
      const objects: (string | undefined)[] = [];
      for (let after: string | undefined, more = true; more;) {
        const { Contents = [], IsTruncated } = await raw.send(new ListObjectsV2Command({ Bucket: bucket.name, StartAfter: after }));
        objects.push(...Contents.map((o) => o.Key));
        after = objects.at(-1);
        more = IsTruncated === true;
      }
      return [...Uploads.map((u) => u.Key), ...objects].filter((name) => name !== undefined).filter((name) => name.includes(owner));
    },
    plant: (keys) => plant(bucket.folder, keys, 1),
    damage: (key, at) => flip(path.join(bucket.folder, 'objects', key), at),
    dispose: async () => {
      raw.destroy();
      await bucket.remove();
    },
  };
}
