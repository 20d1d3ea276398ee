import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { errorText } from '#common';
import { note } from './notes.js';
import type { S3Answer } from './s3/given-s3.js';
import { startS3Server, type S3Server } from './s3/s3-server.js';

/**
 * One S3 server a run, started when files of the project `s3` are among those run. Its program may have to be compiled: minutes, so nobody
 * waits here. Specs ask at a port of loopback and get their answer when it is known; this project runs after the others. What cannot be had is told.
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  let started: S3Server | undefined;
  const known: Promise<S3Answer> = startS3Server().then(
    (server) => {
      started = server;
      return { server: server.description };
    },
    (error: unknown) => ({ missing: errorText(error) }),
  );
  const door = createServer((_req, res) => void known.then((answer) => res.end(JSON.stringify(answer))));
  door.requestTimeout = 0;
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  project.provide('s3Port', (door.address() as AddressInfo).port);
  return async () => {
    door.closeAllConnections();
    await new Promise((resolve) => door.close(resolve));
    const answer = await known;
    if ('missing' in answer) note(`S3 suite NOT RUN: ${answer.missing}`, 'fails in CI');
    await started?.remove();
  };
}
