import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VitaeError } from '#common';
import { freePort } from '#embedded-postgres';
import { eventually } from '../wait/eventually.js';
import { ensureVersitygw } from './versitygw.js';

/** An S3 server as tests see it. Plain data, so that it can be handed to another process. */
export interface S3ServerDescription {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** A folder in it is a bucket, a file in that an object: what a test damages is damaged in the store. */
  readonly folder: string;
}

export interface S3Server {
  readonly description: S3ServerDescription;
  /** Ends it and deletes its data. */
  remove(): Promise<void>;
}

/** Reads a pipe of ours to its end: "done" means that we ended the server ourselves, silence that we died. */
const WATCH = 'read -r word; [ "$word" = done ] && exit 0; kill -KILL "$1"; sleep 0.2; rm -rf "$2"';
const REGION = 'eu-central-1';
const START_WITHIN_MS = 30_000;

/** Starts one on 127.0.0.1: 0.3 s, and three minutes more where its program has to be compiled. Rejects with a sentence where it cannot be had. */
export async function startS3Server(): Promise<S3Server> {
  const program = await ensureVersitygw();
  const folder = await mkdtemp(path.join(tmpdir(), 'vitae-s3-'));
  const objects = path.join(folder, 'objects');
  const told = path.join(folder, 'told');
  await mkdir(objects);
  await mkdir(told);
  const port = await freePort();
  const [accessKeyId, secretAccessKey] = [randomBytes(10).toString('hex'), randomBytes(20).toString('hex')];
  const log = openSync(path.join(folder, 'server.log'), 'a');
  const args = ['--port', `127.0.0.1:${port}`, '--region', REGION, '--health', '/health', '--quiet', 'posix', '--sidecar', told, objects];
  const child = spawn(program, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], ROOT_ACCESS_KEY: accessKeyId, ROOT_SECRET_KEY: secretAccessKey },
    stdio: ['ignore', log, log],
    detached: true,
  });
  closeSync(log);
  child.on('error', () => undefined);
  const watcher = watch(child, folder);
  const remove = async (): Promise<void> => {
    watcher.stdin?.end('done\n');
    if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  const endpoint = `http://127.0.0.1:${port}`;
  try {
    await eventually(() => answers(`${endpoint}/health`), { timeoutMs: START_WITHIN_MS, intervalMs: 50 });
  } catch (cause) {
    const words = readFileSync(path.join(folder, 'server.log'), 'utf8').trim().split('\n').slice(-5).join(' | ');
    await remove();
    throw new VitaeError('DEPENDENCY_UNAVAILABLE', `the S3 server did not start: ${words}`, { cause });
  }
  return { description: { endpoint, region: REGION, accessKeyId, secretAccessKey, folder: objects }, remove };
}

async function answers(url: string): Promise<void> {
  const { ok } = await fetch(url, { signal: AbortSignal.timeout(2_000) });
  if (!ok) throw new Error('not well yet');
}

function watch(child: ChildProcess, folder: string): ChildProcess {
  const watcher = spawn('/bin/sh', ['-c', WATCH, 'sh', String(child.pid ?? ''), folder], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  watcher.unref();
  watcher.stdin?.on('error', () => undefined);
  (watcher.stdin as unknown as { unref(): void }).unref();
  return watcher;
}
