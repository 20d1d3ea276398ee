import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import type { ServiceName } from '#contracts/services';
import { healthPort, isService } from './config.js';

/**
 * The health check of the image: `main.js [live|ready] [service]` asks the service's own door. Default `live`, and the service this
 * container's first process was started for. Exit 0 when it answers 200, else 1 with a sentence (kept by `docker inspect`).
 */
const TIMEOUT_MS = 2_500;

/** The entry point is in the command line of process 1, whether Node is that process or an init before it. */
function ownService(): ServiceName | undefined {
  const name = /dist\/apps\/([a-z-]+)\/src\/main\.js/.exec(readFileSync('/proc/1/cmdline', 'utf8'))?.[1];
  return name && isService(name) ? name : undefined;
}

function end(code: number, sentence: string): void {
  process.stdout.write(`${sentence}\n`);
  process.exitCode = code;
}

const [path = 'live', name] = process.argv.slice(2);
const service = name === undefined ? ownService() : isService(name) ? name : undefined;
if ((path !== 'live' && path !== 'ready') || service === undefined) {
  end(1, 'Usage: main.js [live|ready] [service]; without a service, in a container that runs one');
} else {
  const url = `http://127.0.0.1:${healthPort(service)}/health/${path}`;
  const question = get(url, { timeout: TIMEOUT_MS, agent: false }, (answer) => {
    let body = '';
    answer.setEncoding('utf8');
    answer.on('data', (text: string) => (body += text));
    answer.on('end', () => end(answer.statusCode === 200 ? 0 : 1, `${service}: ${answer.statusCode} ${body}`));
  });
  question.on('timeout', () => question.destroy(new Error(`no answer within ${TIMEOUT_MS} ms`)));
  question.on('error', (error) => end(1, `${service}: ${error.message}`));
}
