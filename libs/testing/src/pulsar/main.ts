import { createServer } from 'node:net';
import path from 'node:path';
import { errorText } from '#common';
import { checkoutFolder } from '../config.js';
import { adapterProblem, PULSAR_ADAPTERS } from './adapters.js';
import { findBroker } from './find-broker.js';

/** `npm run broker [-- --auth]`: the broker the tests use, for a developer; data in .vitae/broker, Ctrl-C ends it. */
const portFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const auth = process.argv.includes('--auth');
const wanted = { web: 8080, broker: 6650, ...(auth ? { webTls: 8443, brokerTls: 6651 } : {}) };
const ports: Record<string, number> = {};
for (const [name, port] of Object.entries(wanted)) if (await portFree(port)) ports[name] = port;

try {
  say('  Starting Apache Pulsar: some ten seconds, or two minutes on a busy machine …');
  const found = await findBroker({ auth, ports, folder: path.join(checkoutFolder, '.vitae', auth ? 'broker-auth' : 'broker') });
  const { tls, keys, serviceUrl, webUrl, about } = 'own' in found ? found.own.description : found.given;
  say(`\n  ${about}\n`);
  const [first, ...others] = PULSAR_ADAPTERS;
  say(`  QUEUE=${first}`);
  for (const other of others)
    say(`  # or QUEUE=${other}${adapterProblem(other) === undefined ? '' : ', whose native module does not load here'}`);
  say(`  PULSAR_SERVICE_URL=${tls?.serviceUrl ?? serviceUrl}\n  PULSAR_WEB_URL=${tls?.webUrl ?? webUrl}`);
  if (tls) say(`  PULSAR_TLS_CA_FILE=${tls.caFile}`);
  if (keys) say(`  PULSAR_TOKEN_FILE=${path.join(path.dirname(tls?.caFile ?? ''), 'admin.jwt')}`);
  say('\n  Topics: npm run pulsar:setup with these in the environment. Stop with Ctrl-C; everything is kept for the next start.');
  if ('own' in found) await new Promise<void>((resolve) => ['SIGINT', 'SIGTERM', 'SIGHUP'].forEach((s) => process.once(s, () => resolve()))); // prettier-ignore
  if ('own' in found) {
    say('  Stopping …');
    await found.own.remove();
  }
} catch (error) {
  process.stderr.write(`  No broker: ${errorText(error)}\n`);
  process.exitCode = 1;
}
