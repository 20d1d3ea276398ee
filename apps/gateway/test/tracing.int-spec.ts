import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually, OtlpReceiver, temporaryFolder } from '#testing';
import { GatewayProcess } from './gateway-process.js';
import { environmentOf, standIns, type Owners } from './running-gateway.js';

const owners: Owners = standIns();
const folder = temporaryFolder('tracing');
const hook = path.join(folder, 'hook.mjs');
const started: GatewayProcess[] = [];
let collector: OtlpReceiver;
let seen: string;

/** Writes down every module of OpenTelemetry that a process asks for. prom-client asks for the API by itself, traced or not. */
const HOOK = `
import { registerHooks } from 'node:module';
import { appendFileSync } from 'node:fs';
registerHooks({
  resolve(specifier, context, next) {
    if (specifier.includes('opentelemetry') && !context.parentURL?.includes('/prom-client/')) appendFileSync(process.env.SEEN, specifier + '\\n');
    return next(specifier, context);
  },
});
`;

beforeAll(async () => {
  writeFileSync(hook, HOOK);
  await Promise.all(Object.values(owners).map((o) => o.start()));
});
afterAll(() => Promise.all(Object.values(owners).map((o) => o.stop())));

beforeEach(async () => {
  collector = await OtlpReceiver.start();
  seen = path.join(folder, `${started.length}-${performance.now()}`);
  appendFileSync(seen, '');
});

afterEach(async () => {
  for (const p of started.splice(0)) {
    if (p.running) p.signal('SIGKILL');
    await p.exited;
  }
  await collector.close();
});

const modules = (): string[] => (existsSync(seen) ? readFileSync(seen, 'utf8').split('\n').filter(Boolean) : []);

function run(env: Readonly<Record<string, string>>): GatewayProcess {
  const process = new GatewayProcess({ ...environmentOf(owners), NODE_OPTIONS: `--import ${hook}`, SEEN: seen, ...env });
  started.push(process);
  return process;
}

async function ready(env: Readonly<Record<string, string>> = {}): Promise<{ gateway: GatewayProcess; url: string }> {
  const gateway = run(env);
  const url = await eventually(() => gateway.url ?? expect.fail(`not ready: ${JSON.stringify(gateway.lines)}`), { timeoutMs: 20_000 });
  return { gateway, url };
}

const ask = (url: string): Promise<Response> =>
  fetch(`${url}/graphql?secret=in-the-address`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: 'Bearer user:ann' },
    body: JSON.stringify({ query: '{ jobTypes }' }),
  });

async function stopped(gateway: GatewayProcess): Promise<{ code: number | null; ms: number }> {
  const begun = performance.now();
  gateway.signal('SIGTERM');
  return { code: await gateway.exited, ms: performance.now() - begun };
}

describe('a process', () => {
  it('that is not traced loads nothing of OpenTelemetry, from its start to its end', async () => {
    const { gateway, url } = await ready();
    expect((await ask(url)).status).toBe(200);
    expect((await stopped(gateway)).code).toBe(0);
    expect(modules()).toEqual([]);
  });

  it('that is traced sends what it has at its end, the last request included', async () => {
    const { gateway, url } = await ready({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    expect(modules()).toContain('@opentelemetry/sdk-trace');
    expect((await ask(url)).status).toBe(200);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
    expect((await stopped(gateway)).code).toBe(0);
    const [server, client] = ['server', 'client'].map((kind) => collector.spans.find((s) => s.kind === kind));
    expect(collector.spans).toHaveLength(2);
    expect(server).toMatchObject({
      service: 'gateway',
      name: 'POST /graphql',
      parentId: '',
      attributes: { 'http.request.method': 'POST', 'http.route': '/graphql', 'http.response.status_code': 200 },
    });
    expect(client).toMatchObject({ parentId: server?.spanId, attributes: { 'http.response.status_code': 200 } });
    expect(owners.jobs.seen.headers.at(-1)?.['traceparent']).toBe(`00-${client?.traceId}-${client?.spanId}-01`);
    expect(Buffer.concat(collector.bodies).toString('latin1')).not.toMatch(/in-the-address|user:ann|jobTypes/);
  });

  it('whose collector is away answers, says so once, and ends as soon as ever', async () => {
    await collector.close();
    const { gateway, url } = await ready({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
    expect((await ask(url)).status).toBe(200);
    const end = await stopped(gateway);
    expect(end.code).toBe(0);
    expect(end.ms).toBeLessThan(6_000);
    expect(gateway.lines.filter((l) => l.msg?.includes('collector cannot be told')).length).toBeLessThanOrEqual(1);
    collector = await OtlpReceiver.start();
  });

  it.each([
    ['OTEL_EXPORTER_OTLP_ENDPOINT', 'collector:4318'],
    ['OTEL_TRACES_SAMPLER', 'always_on'],
    ['OTEL_TRACES_SAMPLER_ARG', '50%'],
  ])('ends for %s=%s, and names it', async (name, value) => {
    const gateway = run({ [name]: value });
    expect(await gateway.exited).toBe(1);
    expect(JSON.stringify(gateway.lines)).toContain(name);
  });
});
