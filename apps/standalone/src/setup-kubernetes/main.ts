import { createLogger, errorText } from '#common';
import { readClusterConfig, readDatabasesConfig, readSecretsConfig } from './config.js';
import { prepareDatabases } from './prepare-databases.js';
import { KubernetesClient } from './kubernetes.client.js';
import { ownedBy, writeSecrets } from './write-secrets.js';

/**
 * What a release on Kubernetes needs before its services, one step a call; each is idempotent and may be cut anywhere.
 * `main.js secrets`: keys, passwords and certificates, kept in a volume, written as one Secret a service.
 * `main.js databases`: databases, logins and migrations.
 * `main.js adopt <pod>`: makes the release the owner of a pod Helm forgets (of `helm test`), so that uninstalling takes it along.
 */
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1));

const logger = createLogger('setup');

async function onCluster(use: (client: KubernetesClient) => Promise<void>): Promise<void> {
  const client = new KubernetesClient(readClusterConfig());
  try {
    await use(client);
  } finally {
    await client.close();
  }
}

const STEPS: Readonly<Record<string, (argument: string) => Promise<void>>> = {
  secrets: () => onCluster((client) => writeSecrets(client, readSecretsConfig(), logger)),
  databases: () => prepareDatabases(readDatabasesConfig(), logger),
  adopt: (pod) =>
    onCluster(async (client) => {
      const owner = await ownedBy(client, readClusterConfig().owner);
      await client.merge('pods', pod, { metadata: { ownerReferences: [owner] } });
      logger.info('The pod belongs to the release', { name: pod });
    }),
};

try {
  const [name = '', argument = ''] = process.argv.slice(2);
  const step = STEPS[name];
  if (!step) throw new Error(`There is no step "${name}"; there are ${Object.keys(STEPS).join(', ')}`);
  await step(argument);
} catch (error) {
  logger.error(`The set-up could not be finished: ${errorText(error)}`, error);
  process.exitCode = 1;
}
