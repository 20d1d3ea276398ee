import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort } from '#embedded-postgres';
import { eventually, temporaryFolder } from '#testing';
import { SupervisedProcess } from './supervised-process.js';

const said: string[] = [];
const running: SupervisedProcess[] = [];
afterEach(async () => {
  said.length = 0;
  await Promise.all(running.splice(0).map((p) => p.stop()));
});

/** A real child process that runs `script`. */
async function supervise(script: string): Promise<SupervisedProcess> {
  const folder = temporaryFolder('supervised');
  const port = await freePort();
  writeFileSync(path.join(folder, 'service.mjs'), script);
  const spec = { name: 'executor', services: ['executor'], args: [], entry: path.join(folder, 'service.mjs'), nodeArgs: [], env: { PORT: String(port) }, readyUrls: [`http://127.0.0.1:${port}/`] }; // prettier-ignore
  const service = new SupervisedProcess(spec as never, process.execPath, path.join(folder, 'logs'), { say: (text: string) => said.push(text) } as never); // prettier-ignore
  running.push(service);
  service.start();
  return service;
}

describe('a service under npm start', () => {
  it('that cannot start says why once, and is not started again', async () => {
    const reason = 'QUEUE=other is not a queue';
    const service = await supervise(
      `console.log(JSON.stringify({ level: 'error', msg: 'The service could not start: ${reason}', error: '${reason}' })); process.exitCode = 1;`,
    );
    const { pid } = service;
    await expect(service.ready(10_000)).rejects.toThrow(`executor stopped while starting: The service could not start: ${reason}`);
    await expect(service.ready(10_000)).rejects.toSatisfy((e: Error) => e.message.split(reason).length === 2);
    expect(service.pid).toBe(pid);
    expect(said).toEqual([]);
  });

  it('that is killed is started again, and the screen says so', async () => {
    const service = await supervise(
      `import { createServer } from 'node:http';
       process.emitWarning('an old way', 'DeprecationWarning', 'DEP0000');
       createServer((_, res) => res.end()).listen(process.env.PORT);`,
    );
    await service.ready(10_000);
    const { pid } = service;
    process.kill(pid!, 'SIGKILL');
    await eventually(() => expect(service.pid).not.toBe(pid));
    await service.ready(10_000);
    expect(said).toEqual(['executor ended (SIGKILL); starting it again in 0.5 s']);
  });
});
