import { describe, expect, it } from 'vitest';
import { envExample, readConfig } from '#common';
import { filesChoice, filesSettings, type FilesChoice } from './settings.js';

const chosen = (env: Record<string, string>): FilesChoice => filesChoice(readConfig(filesSettings, env));
const key = 'a key of thirty-two characters, or more';

describe('the settings of files', () => {
  it('choose a folder, with links or without', () => {
    expect(chosen({ FILES_FOLDER: '/files' })).toEqual({ store: 'disk', folder: '/files', maxBytes: 104_857_600 });
    expect(chosen({ FILES_FOLDER: '/files', FILES_LINK_KEY: key, FILES_LINK_URL: 'https://vitae.example/files', FILES_MAX_BYTES: '1000' })).toEqual({
      store: 'disk', folder: '/files', maxBytes: 1_000, links: { key, baseUrl: 'https://vitae.example/files' },
    });
  }); // prettier-ignore

  it('choose a bucket of AWS, with the role of the machine', () => {
    expect(chosen({ FILES_STORE: 's3', FILES_S3_BUCKET: 'b', FILES_S3_REGION: 'eu-central-1' })).toEqual({
      store: 's3',
      maxBytes: 104_857_600,
      s3: { bucket: 'b', region: 'eu-central-1' },
    });
  });

  it('choose a bucket elsewhere, with a key', () => {
    expect(chosen({
      FILES_STORE: 's3', FILES_S3_BUCKET: 'b', FILES_S3_ENDPOINT: 'http://minio:9000', FILES_S3_PUBLIC_ENDPOINT: 'https://files.example',
      FILES_S3_ACCESS_KEY_ID: 'id', FILES_S3_SECRET_ACCESS_KEY: 'secret', FILES_S3_PATH_STYLE: 'false',
    })).toMatchObject({ s3: {
      endpoint: 'http://minio:9000', publicEndpoint: 'https://files.example', pathStyle: false, credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    } });
  }); // prettier-ignore

  it.each([
    [{}, ['FILES_FOLDER: is required with FILES_STORE=disk']],
    [{ FILES_FOLDER: '/f', FILES_LINK_KEY: 'short' }, ['FILES_LINK_KEY: must have at least 32 characters', 'FILES_LINK_URL: is required with FILES_LINK_KEY']],
    [{ FILES_FOLDER: '/f', FILES_LINK_URL: 'http://x' }, ['FILES_LINK_KEY: is required with FILES_LINK_URL']],
    [{ FILES_STORE: 's3' }, ['FILES_S3_BUCKET: is required with FILES_STORE=s3']],
    [{ FILES_STORE: 's3', FILES_S3_BUCKET: 'b', FILES_S3_ACCESS_KEY_ID: 'hunter2' }, ['FILES_S3_SECRET_ACCESS_KEY: is required with FILES_S3_ACCESS_KEY_ID']],
    [{ FILES_STORE: 's3', FILES_S3_BUCKET: 'b', FILES_S3_PUBLIC_ENDPOINT: 'http://x' }, ['FILES_S3_PUBLIC_ENDPOINT: needs FILES_S3_ENDPOINT']],
    [{ FILES_STORE: 'ftp', FILES_MAX_BYTES: '0' }, ['FILES_STORE: must be one of disk, s3', 'FILES_MAX_BYTES: must be at least 1']],
    [{ FILES_STORE: 's3', FILES_S3_BUCKET: 'b', FILES_S3_ENDPOINT: 'minio' }, ['FILES_S3_ENDPOINT: must be an http(s) URL']],
  ] as [Record<string, string>, string[]][])('%j is refused by name', (env, problems) => {
    for (const problem of problems) expect(() => chosen(env)).toThrow(problem);
    expect(() => chosen(env)).not.toThrow('hunter2');
  }); // prettier-ignore

  it('take secrets from files', () => {
    const example = envExample(filesSettings);
    for (const name of ['FILES_LINK_KEY', 'FILES_S3_ACCESS_KEY_ID', 'FILES_S3_SECRET_ACCESS_KEY'])
      expect(example).toContain(`${name}_FILE`);
  });
});
