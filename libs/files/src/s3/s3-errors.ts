import { notFound, VitaeError } from '#common';
import { unsatisfiable } from '../store/range.js';

const GONE = new Set(['NoSuchKey', 'NotFound', 'NoSuchUpload']);
const FULL = new Set(['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage', 'StorageFull']);
const REFUSED = new Set(['AccessDenied', 'InvalidAccessKeyId', 'SignatureDoesNotMatch', 'ExpiredToken', 'CredentialsProviderError', 'XAdminUserNotFound']); // prettier-ignore

/** What S3's answer means, or its silence. Names: the error codes of the S3 API reference, and MinIO's, Ceph's and Versity's own. */
export function s3Error(cause: unknown): VitaeError {
  if (cause instanceof VitaeError) return cause;
  const { name = '', $metadata } = cause as { name?: string; $metadata?: { httpStatusCode?: number } };
  const status = $metadata?.httpStatusCode;
  if (GONE.has(name)) return notFound();
  if (name === 'InvalidRange' || status === 416) return unsatisfiable();
  if (FULL.has(name) || status === 507) return new VitaeError('STORAGE_FULL', 'The file store is full', { cause });
  if (REFUSED.has(name) || status === 403) return new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store refuses our key', { cause });
  if (name === 'NoSuchBucket') return bucketMissing(cause);
  return new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store cannot be reached', { cause, retryAfterMs: 1_000 });
}

export const silent = (): VitaeError =>
  new VitaeError('DEPENDENCY_UNAVAILABLE', 'The file store does not answer in time', { retryAfterMs: 1_000 });

export const bucketMissing = (cause: unknown): VitaeError =>
  new VitaeError('DEPENDENCY_UNAVAILABLE', "The file store's bucket is missing", { cause });
