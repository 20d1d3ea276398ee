import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Agent, request } from 'undici';
import { sleep, VitaeError } from '#common';
import type { ClusterConfig } from './config.js';

/** The name under which the API remembers which fields are ours. */
const FIELD_MANAGER = 'vitae-setup';
const CALL_MS = 10_000;
/** A new pod's network may take seconds to let it out. */
const ATTEMPTS = 10;
const BETWEEN_ATTEMPTS_MS = 1_000;

export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** The few calls of the Kubernetes API the set-up needs, as the service account of its pod. Throws DEPENDENCY_UNAVAILABLE and FORBIDDEN with a sentence. */
export class KubernetesClient {
  private readonly agent: Agent;
  readonly namespace: string;

  constructor(private readonly config: ClusterConfig) {
    this.namespace = this.account('namespace');
    this.agent = new Agent({ connect: { ca: this.account('ca.crt'), timeout: CALL_MS }, headersTimeout: CALL_MS, bodyTimeout: CALL_MS });
  }

  /** The object, or undefined where there is none. `kind` in the plural, as in the path: secrets, pods, serviceaccounts. */
  async get(kind: string, name: string): Promise<KubernetesObject | undefined> {
    const { status, body } = await this.call('GET', `${kind}/${name}`);
    if (status === 404) return undefined;
    return this.checked(status, body, `read ${kind}/${name}`);
  }

  /** Server-side apply: makes the object or brings our fields to these values; asks for the verbs `create` and `patch` on this name only. */
  async apply(kind: string, object: KubernetesObject): Promise<void> {
    const { name } = object.metadata;
    const query = `?fieldManager=${FIELD_MANAGER}&force=true`;
    const { status, body } = await this.call('PATCH', `${kind}/${name}${query}`, object, 'application/apply-patch+yaml');
    this.checked(status, body, `write ${kind}/${name}`);
  }

  async merge(kind: string, name: string, patch: object): Promise<void> {
    const { status, body } = await this.call('PATCH', `${kind}/${name}`, patch, 'application/merge-patch+json');
    this.checked(status, body, `change ${kind}/${name}`);
  }

  close(): Promise<void> {
    return this.agent.close();
  }

  /** Read anew for each call: Kubernetes renews the token in its file. */
  private account(file: string): string {
    try {
      return readFileSync(path.join(this.config.accountFolder, file), 'utf8').trim();
    } catch (cause) {
      throw new VitaeError('CONFIG_INVALID', `The pod has no service account: ${path.join(this.config.accountFolder, file)} cannot be read`, { cause });
    }
  } // prettier-ignore

  private checked(status: number, body: string, what: string): KubernetesObject {
    if (status === 401 || status === 403) {
      throw new VitaeError('FORBIDDEN', `The service account may not ${what}: does the Role belong to this release?`);
    }
    if (status >= 300) throw new VitaeError('DEPENDENCY_UNAVAILABLE', `The Kubernetes API would not ${what} (HTTP ${status}): ${message(body)}`);
    return JSON.parse(body) as KubernetesObject;
  } // prettier-ignore

  private async call(
    method: 'GET' | 'PATCH',
    target: string,
    body?: object,
    contentType = 'application/json',
  ): Promise<{ status: number; body: string }> {
    const { host, port } = this.config;
    const url = `https://${host.includes(':') ? `[${host}]` : host}:${port}/api/v1/namespaces/${this.namespace}/${target}`;
    for (let n = 1; ; n++) {
      try {
        const answer = await request(url, {
          method,
          dispatcher: this.agent,
          headers: { authorization: `Bearer ${this.account('token')}`, 'content-type': contentType, accept: 'application/json' },
          ...(body ? { body: JSON.stringify(body) } : {}),
        });
        return { status: answer.statusCode, body: await answer.body.text() };
      } catch (cause) {
        if (n === ATTEMPTS) throw new VitaeError('DEPENDENCY_UNAVAILABLE', `The Kubernetes API at ${host}:${port} is not reached`, { cause });
        await sleep(BETWEEN_ATTEMPTS_MS);
      }
    }
  } // prettier-ignore
}

/** What a Status object says; never the body itself, which may quote what was sent. */
function message(body: string): string {
  try {
    return (JSON.parse(body) as { reason?: string }).reason ?? 'no reason given';
  } catch {
    return 'no reason given';
  }
}
