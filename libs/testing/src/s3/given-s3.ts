import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { get } from 'node:http';
import path from 'node:path';
import { inject } from 'vitest';
import { testConfig } from '../config.js';
import type { S3ServerDescription } from './s3-server.js';

declare module 'vitest' {
  export interface ProvidedContext {
    s3Port: number;
  }
}

/** What the setup of the project `s3` answers: the server, or why there is none. */
export type S3Answer = { readonly server: S3ServerDescription } | { readonly missing: string };

/** The run's S3 server, once it is there; undefined where it cannot be had (the run says so at its end). Rejects instead when CI=true. */
export async function givenS3(): Promise<S3ServerDescription | undefined> {
  const answer = await new Promise<S3Answer>((resolve, reject) => {
    get(`http://127.0.0.1:${inject('s3Port')}/`, (res) => {
      let text = '';
      res.on('data', (part: Buffer) => (text += part.toString()));
      res.on('end', () => resolve(JSON.parse(text) as S3Answer));
    }).on('error', reject);
  });
  if ('server' in answer) return answer.server;
  if (testConfig().ci === 'true') throw new Error(`S3 cannot be tested: ${answer.missing}`);
  return undefined;
}

/** A bucket of one's own on the run's server, and how to be rid of it. */
export async function newBucket(server: S3ServerDescription): Promise<{ name: string; folder: string; remove(): Promise<void> }> {
  const name = `vitae-${randomUUID()}`;
  const folder = path.join(server.folder, name);
  await mkdir(folder);
  return { name, folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
