import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorText } from '#common';
import { readStandaloneConfig } from './config.js';
import { Screen } from './screen/screen.js';
import { Standalone } from './standalone.js';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../../..');
const screen = new Screen();
let stopping: Promise<void> | undefined;
let standalone: Standalone | undefined;

const stop = (): Promise<void> =>
  (stopping ??= (async () => {
    screen.say('Stopping: finishing or giving back what runs …');
    await standalone?.stop();
    screen.say('Stopped.');
    process.exit(process.exitCode ?? 0);
  })());

// The starter (npm start) was killed: end in order, leave nothing running.
process.once('disconnect', () => void stop());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

try {
  const config = readStandaloneConfig(root);
  standalone = new Standalone(config, screen);
  await standalone.start();
  const url = standalone.gatewayUrl;
  const { databaseDir } = standalone;
  const elsewhere = databaseDir !== undefined && !databaseDir.startsWith(config.dataDir + path.sep);
  screen.block([
    'Vitae is ready.',
    '',
    `GraphQL      ${url}/graphql      (subscriptions: the same address over WebSocket)`,
    `GraphiQL     ${url}/graphiql     the tour's operations as tabs`,
    `Upload       ${url}/uploads      POST a JSON or NDJSON file of résumés`,
    `Health       ${url}/health/ready`,
    `Data, logs   ${config.dataDir}`,
    ...(elsewhere ? [`Database     ${databaseDir}`] : []),
    '',
    'Stop with Ctrl-C; everything is kept for the next start. npm run clean deletes it.',
    ...(config.console ? ['', `Open         ${url}/app/`] : []),
  ]);
} catch (error) {
  if (!stopping) {
    screen.block(['Vitae could not start.', errorText(error)]);
    process.exitCode = 1;
    await stop();
  }
}
