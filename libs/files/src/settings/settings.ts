import { kinds, setting, VitaeError, type ConfigOf, type SettingTable } from '#common';
import type { DiskLinksOptions } from '../links/disk-links.js';
import { FILE_LIMITS } from '../port/file-store.js';
import type { S3Options } from '../s3/s3-bucket.js';

const GIBIBYTE = 1_073_741_824;
const SHORTEST_KEY = 32;

/** What every service with files reads, to be spread into its table. */
export const filesSettings = {
  filesStore: setting('FILES_STORE', kinds.oneOf(['disk', 's3'], 'disk'), 'Where files are kept: disk (a folder) or s3 (a bucket)'),
  filesMaxBytes: setting('FILES_MAX_BYTES', kinds.int(FILE_LIMITS.maxBytes, 1, GIBIBYTE), 'Largest file in bytes'),
  filesFolder: setting('FILES_FOLDER', kinds.optionalText(), 'Folder of the files; for disk'),
  filesLinkKey: setting('FILES_LINK_KEY', kinds.optionalText(), 'Signs links to files on the disk; at least 32 characters', true),
  filesLinkUrl: setting('FILES_LINK_URL', kinds.httpUrl().optional(), 'Where clients fetch files of the disk by link; with FILES_LINK_KEY'),
  filesS3Bucket: setting('FILES_S3_BUCKET', kinds.optionalText(), 'Bucket of the files, without versions; for s3'),
  filesS3Region: setting('FILES_S3_REGION', kinds.text('us-east-1'), 'Region of the bucket'),
  filesS3Endpoint: setting('FILES_S3_ENDPOINT', kinds.httpUrl().optional(), 'S3 server other than AWS, e.g. http://minio:9000'),
  filesS3PublicEndpoint: setting('FILES_S3_PUBLIC_ENDPOINT', kinds.httpUrl().optional(), 'The same server as clients reach it, for links'),
  filesS3PathStyle: setting('FILES_S3_PATH_STYLE', kinds.flag(true), 'With FILES_S3_ENDPOINT: true for endpoint/bucket, false for bucket.endpoint'),
  filesS3AccessKeyId: setting('FILES_S3_ACCESS_KEY_ID', kinds.optionalText(), "Access key; without it the machine's or pod's role", true),
  filesS3SecretAccessKey: setting('FILES_S3_SECRET_ACCESS_KEY', kinds.optionalText(), 'Its secret; with FILES_S3_ACCESS_KEY_ID', true),
} as const satisfies SettingTable; // prettier-ignore

export type FilesConfig = ConfigOf<typeof filesSettings>;

/** What a store is opened with. */
export type FilesChoice =
  | { readonly store: 'disk'; readonly folder: string; readonly links?: DiskLinksOptions; readonly maxBytes: number }
  | { readonly store: 's3'; readonly s3: S3Options; readonly maxBytes: number };

/** Settings that belong together, judged together. Throws CONFIG_INVALID naming every wrong variable, never a value. */
export function filesChoice(config: FilesConfig): FilesChoice {
  const problems: string[] = [];
  const choice = config.filesStore === 'disk' ? disk(config, problems) : s3(config, problems);
  if (problems.length > 0) throw new VitaeError('CONFIG_INVALID', `Configuration: ${problems.join('; ')}`);
  return choice;
}

function disk(config: FilesConfig, problems: string[]): FilesChoice {
  const { filesFolder: folder = '', filesLinkKey: key, filesLinkUrl: baseUrl, filesMaxBytes: maxBytes } = config;
  if (!folder) problems.push('FILES_FOLDER: is required with FILES_STORE=disk');
  if (key !== undefined && key.length < SHORTEST_KEY) problems.push(`FILES_LINK_KEY: must have at least ${SHORTEST_KEY} characters`);
  pair(problems, { FILES_LINK_KEY: key, FILES_LINK_URL: baseUrl });
  return { store: 'disk', folder, maxBytes, ...(key && baseUrl ? { links: { key, baseUrl } } : {}) };
}

function s3(config: FilesConfig, problems: string[]): FilesChoice {
  const { filesS3Bucket: bucket = '', filesS3AccessKeyId: accessKeyId, filesS3SecretAccessKey: secretAccessKey } = config;
  const { filesS3Endpoint: endpoint, filesS3PublicEndpoint: publicEndpoint, filesS3PathStyle, filesMaxBytes: maxBytes } = config;
  if (!bucket) problems.push('FILES_S3_BUCKET: is required with FILES_STORE=s3');
  if (publicEndpoint && !endpoint) problems.push('FILES_S3_PUBLIC_ENDPOINT: needs FILES_S3_ENDPOINT');
  pair(problems, { FILES_S3_ACCESS_KEY_ID: accessKeyId, FILES_S3_SECRET_ACCESS_KEY: secretAccessKey });
  const options: S3Options = {
    bucket,
    region: config.filesS3Region,
    ...(endpoint ? { endpoint, pathStyle: filesS3PathStyle } : {}),
    ...(publicEndpoint ? { publicEndpoint } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
  };
  return { store: 's3', s3: options, maxBytes };
}

function pair(problems: string[], two: Readonly<Record<string, string | undefined>>): void {
  const given = Object.keys(two).filter((name) => two[name] !== undefined);
  const missing = Object.keys(two).filter((name) => two[name] === undefined);
  if (given.length > 0) problems.push(...missing.map((name) => `${name}: is required with ${given.join(', ')}`));
}
