import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '#common';
import { AdminApi } from './admin-api.js';
import { applyNamespaces, makeMissing } from './layout.js';
import { PulsarProblem, refusal } from './problem.js';

/** What Pulsar says to the slower of two that make the same thing at once (seen: the body is a Java stack trace). */
const LOST_RACE = { status: 500, text: '{"reason":"org.apache.pulsar.metadata.api.MetadataStoreException$BadVersionException"}' };

let server: Server;
let api: AdminApi;
/** `PUT /tenants/vitae`, in order. */
let asked: string[];
/** Answers to the next requests of a line; 204 when there is none. */
let answers: Record<string, { status: number; text: string }[]>;

beforeEach(async () => {
  [asked, answers] = [[], {}];
  server = createServer((request, response) => {
    const line = `${request.method} ${request.url?.replace('/admin/v2', '').replace(/\?.*/, '')}`;
    asked.push(line);
    const { status, text } = answers[line]?.shift() ?? (line === 'GET /clusters' ? { status: 200, text: '["standalone"]' } : { status: 204, text: '' });
    response.writeHead(status).end(text);
  }); // prettier-ignore
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  api = new AdminApi({ webUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterEach(async () => {
  await api.close();
  server.close();
});

describe('tenant and namespaces, made by several services at once', () => {
  it.each(['PUT /tenants/vitae', 'PUT /namespaces/vitae/jobs'])('%s is tried again when Pulsar lets the slower one fail', async (line) => {
    answers[line] = [LOST_RACE, { status: 409, text: '' }];
    await applyNamespaces(api, ['jobs']);
    expect(asked.filter((a) => a === line)).toHaveLength(2);
    expect(asked.at(-1)).toMatch(/^POST \/namespaces\/vitae\/jobs\//);
  });

  it('a broker that always fails is told after a few tries, and a refusal at once', async () => {
    const line = 'PUT /tenants/vitae';
    answers[line] = Array.from({ length: 20 }, () => LOST_RACE);
    await expect(applyNamespaces(api, ['jobs'])).rejects.toThrow(/answered 500 to the request to set up tenant vitae/);
    expect(asked.filter((a) => a === line)).toHaveLength(5);
    answers[line] = [{ status: 401, text: '' }];
    await expect(applyNamespaces(api, ['jobs'])).rejects.toThrow(/not an administrator's/);
    expect(asked.filter((a) => a === line)).toHaveLength(6);
  });
});

describe('what is missing', () => {
  const logger = createLogger('test', 'silent');
  const layout = [{ topic: 'jobs/x', subscriptions: ['a'] }];

  it('is made after a 404, and after nothing else', async () => {
    expect(await makeMissing(api, layout, new PulsarProblem('The broker does not answer', false), logger)).toBe(false);
    expect(asked).toEqual([]);
    expect(await makeMissing(api, layout, refusal(404, { verb: 'consume', topic: 'jobs/x' }), logger)).toBe(true);
    expect(asked).toContain('PUT /persistent/vitae/jobs/x/subscription/a');
  });

  it('and cannot be made is no exception', async () => {
    answers['PUT /persistent/vitae/jobs/x'] = [{ status: 400, text: '' }];
    expect(await makeMissing(api, layout, refusal(404, { verb: 'consume', topic: 'jobs/x' }), logger)).toBe(false);
  });
});
