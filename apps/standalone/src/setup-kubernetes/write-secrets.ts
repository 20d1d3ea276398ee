import { existsSync } from 'node:fs';
import path from 'node:path';
import { VitaeError, type Logger } from '#common';
import type { SecretsConfig } from './config.js';
import type { KubernetesClient } from './kubernetes.client.js';
import { serviceSecrets } from './service-secrets.js';

/** A reference by which Kubernetes deletes an object together with the service account of the release. */
export async function ownedBy(client: KubernetesClient, account: string): Promise<object> {
  const found = await client.get('serviceaccounts', account);
  if (!found) throw new VitaeError('CONFIG_INVALID', `There is no service account ${account} in this namespace`);
  return { apiVersion: 'v1', kind: 'ServiceAccount', name: account, uid: found.metadata['uid'] };
}

/**
 * Brings the Secrets of a release to what the volume holds; makes what the volume lacks. Idempotent.
 * Throws CONFIG_INVALID for an empty volume beside Secrets that exist: new passwords would lock everybody out.
 */
export async function writeSecrets(client: KubernetesClient, config: SecretsConfig, logger: Logger): Promise<void> {
  const { folder, release, rotation } = config;
  const begun = existsSync(path.join(folder, 'own', 'secrets.json'));
  if (!begun && (await client.get('secrets', `${release}-auth`))) {
    throw new VitaeError(
      'CONFIG_INVALID',
      `The volume of secrets is empty, but the Secret ${release}-auth exists. Restore the volume; or, to begin anew without the data, delete the Secrets of this release`,
    );
  }
  const secrets = await serviceSecrets({ folder, release, rotation, namespace: client.namespace });
  const owner = await ownedBy(client, config.owner);
  for (const [name, stringData] of Object.entries(secrets)) {
    const data = Object.fromEntries(Object.entries(stringData).map(([k, v]) => [k, Buffer.from(v).toString('base64')]));
    const labels = { 'app.kubernetes.io/name': 'vitae', 'app.kubernetes.io/instance': release, 'app.kubernetes.io/component': 'secrets' };
    const metadata = { name, namespace: client.namespace, labels, ownerReferences: [owner] };
    const type = name === `${release}-postgresql` ? 'kubernetes.io/basic-auth' : 'Opaque';
    await client.apply('secrets', { apiVersion: 'v1', kind: 'Secret', metadata, type, data });
  }
  logger.info(begun ? 'The secrets are as they were' : 'New secrets', { count: Object.keys(secrets).length });
}
