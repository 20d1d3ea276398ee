import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ComposeProject, docker } from './compose-project.js';

const SERVICES = ['gateway', 'auth', 'jobs', 'resume', 'ai', 'executor'] as const;

const project = new ComposeProject();

beforeAll(async () => {
  await project.build();
  await project.up('--no-build');
});

afterAll(async () => {
  if (!process.env['VITAE_KEEP']) await project.down();
});

describe('what a container of one service cannot do', () => {
  const inside = async (service: string, program: string): Promise<string> => project.node(await project.container(service), program);
  const reach = (service: string, host: string, port: number): Promise<string> =>
    inside(
      service,
      `const c = require('node:net').connect({ host: '${host}', port: ${port}, timeout: 3000 }, () => { console.log('open'); process.exit() });
       c.on('error', () => console.log('closed')); c.on('timeout', () => { console.log('closed'); process.exit() });`,
    );

  it.each(SERVICES)('%s: write to its file system, use a capability, become root', async (service) => {
    const answer = await inside(
      service,
      `const tries = ['/app/x', '/tmp/x', '/vitae/secrets/x'].map((f) => { try { fs.writeFileSync(f, ''); return 'wrote'; } catch (e) { return e.code; } });
       const status = fs.readFileSync('/proc/self/status', 'utf8');
       console.log(JSON.stringify({ tries, uid: process.getuid(), caps: /CapBnd:\\t(\\w+)/.exec(status)[1], noNewPrivs: /NoNewPrivs:\\t(\\d)/.exec(status)[1] }));`,
    );
    expect(JSON.parse(answer)).toEqual({ tries: ['EROFS', 'EROFS', 'EROFS'], uid: 1000, caps: '0000000000000000', noNewPrivs: '1' });
  });

  it('read the secrets of another', async () => {
    const list = (service: string): Promise<string> =>
      inside(
        service,
        `console.log(fs.readdirSync('/vitae', { recursive: true, withFileTypes: true }).filter((e) => e.isFile()).map((e) => e.name).sort().join(' '))`,
      );
    const tls = 'tls-ca.pem tls.key tls.pem';
    expect(await list('gateway')).toBe('tls-ca.pem');
    expect(await list('executor')).toBe(`pulsar-token service-key ${tls}`);
    expect(await list('ai')).toBe(`database-url service-callers ${tls}`);
    expect(await list('jobs')).toBe(`access-token.jwks.json database-url pulsar-token service-callers service-key ${tls}`);
    expect(await list('auth')).toContain('access-token.key');
  });

  it.each([
    ['gateway', 'postgres', 5432],
    ['gateway', 'pulsar', 8443],
    ['gateway', 'ai', 5004],
    ['gateway', 'executor', 3005],
    ['executor', 'postgres', 5432],
    ['ai', 'pulsar', 8443],
    ['pulsar', 'postgres', 5432],
  ])('%s: reach %s:%i', async (service, host, port) => {
    if (service !== 'pulsar') return expect(await reach(service, host, port)).toBe('closed');
    const id = await project.container(service);
    await expect(docker(['exec', id, 'curl', '-s', '-m', '3', `telnet://${host}:${port}`])).rejects.toThrow(/ended with (6|7|28)/);
  });

  it.each([
    ['jobs', 'postgres', 5432],
    ['jobs', 'pulsar', 8080],
    ['jobs', 'pulsar', 6650],
  ])('%s: speak to %s:%i in clear', async (service, host, port) => {
    if (host === 'pulsar') return expect(await reach(service, host, port)).toBe('closed');
    const answer = await inside(
      service,
      `const url = fs.readFileSync('/vitae/secrets/database-url', 'utf8').split('?')[0];
       new (require('pg').Client)({ connectionString: url }).connect().then(() => console.log('in'), (e) => console.log(e.message));`,
    );
    expect(answer).toMatch(/no pg_hba\.conf entry for host .* no encryption/);
  });

  it('gateway: speak to an owner in clear', async () => {
    const answer = await inside(
      'gateway',
      `fetch('http://jobs:3002/health/live').then((r) => console.log(r.status), (e) => console.log(e.cause.code))`,
    );
    expect(answer).toMatch(/UND_ERR_SOCKET|ECONNRESET/);
  });

  it.each(['auth', 'jobs', 'resume', 'executor'])('but %s reaches the broker: the look is not blind', async (service) => {
    expect(await reach(service, 'pulsar', 8443)).toBe('open');
  });

  /** What the broker answers to the first request of a socket, with the service's own token or none: 101 is an open one. */
  const knock = (service: string, path: string, token = true): Promise<string> =>
    inside(
      service,
      `const header = ${token} ? { authorization: 'Bearer ' + fs.readFileSync('/vitae/secrets/pulsar-token', 'utf8') } : {};
       const socket = new (require('ws'))('wss://pulsar:8443/ws/v2/${path}', { ca: fs.readFileSync('/vitae/secrets/tls-ca.pem'), headers: header, handshakeTimeout: 10_000 });
       socket.on('unexpected-response', (_, r) => { console.log(r.statusCode); process.exit() });
       socket.on('open', () => { console.log(101); process.exit() });
       socket.on('error', (e) => { console.log(e.message); process.exit() });`,
    );
  const HINTS = 'persistent/vitae/jobs/fibonacci';
  const ERASED = 'persistent/vitae/events/user.erased';

  it.each(['auth', 'jobs', 'resume', 'executor'])('%s: use the broker without its token, or rule it with it', async (service) => {
    expect(await knock(service, `producer/${HINTS}`, false)).toBe('401');
    const admin = `require('node:https').get('https://pulsar:8443/admin/v2/tenants', { ca: fs.readFileSync('/vitae/secrets/tls-ca.pem'), headers: TOKEN }, (r) => console.log(r.resume().statusCode))`;
    const own = `{ authorization: 'Bearer ' + fs.readFileSync('/vitae/secrets/pulsar-token', 'utf8') }`;
    expect(await inside(service, admin.replace('TOKEN', '{}'))).toBe('401');
    expect(await inside(service, admin.replace('TOKEN', own))).toMatch(/^40[13]$/);
  });

  it.each([
    ['auth', { hints: '403', erased: '101', takesHints: '403', takesErased: '403' }],
    ['jobs', { hints: '101', erased: '101', takesHints: '403', takesErased: '101' }],
    ['resume', { hints: '403', erased: '403', takesHints: '403', takesErased: '101' }],
    ['executor', { hints: '403', erased: '403', takesHints: '101', takesErased: '403' }],
  ])('%s: tell or take at the broker what is not its own', async (service, expected) => {
    const shared = 'subscriptionType=Shared';
    const answers = {
      hints: await knock(service, `producer/${HINTS}`),
      erased: await knock(service, `producer/${ERASED}`),
      takesHints: await knock(service, `consumer/${HINTS}/executor?${shared}`),
      takesErased: await knock(service, `consumer/${ERASED}/${service === 'jobs' ? 'jobs' : 'resume'}?${shared}`),
    };
    expect(answers).toEqual(expected);
  });

  it.each(['gateway', 'auth', 'jobs', 'resume', 'executor'])('%s: speak to the internet', async (service) => {
    const routed = await inside(
      service,
      `console.log(fs.readFileSync('/proc/net/route', 'utf8').split('\\n').some((l) => l.split('\\t')[1] === '00000000'))`,
    );
    // The gateway's network has a route, for its published port, but nobody translates its address on the way out.
    if (service !== 'gateway') return expect(routed).toBe('false');
    const network = JSON.parse(await docker(['network', 'inspect', `${project.name}_edge`])) as [{ Options: Record<string, string> }];
    expect(network[0].Options['com.docker.network.bridge.enable_ip_masquerade']).toBe('false');
  });

  it('log a secret', async () => {
    const logs = await project.logs();
    const files = await docker([
      'run',
      '--rm',
      '--volume',
      `${project.name}_keys-own:/own:ro`,
      project.image,
      '-p',
      "fs.readFileSync('/own/secrets.json', 'utf8')",
    ]);
    const secrets = files.match(/[0-9a-f]{64}/g) ?? [];
    expect(secrets.length).toBeGreaterThan(10);
    expect(secrets.filter((s) => logs.includes(s))).toEqual([]);
    expect(logs, 'a token').not.toMatch(/eyJ[\w-]{10,}\.eyJ/);
  });
});
