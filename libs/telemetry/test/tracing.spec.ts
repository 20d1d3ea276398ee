import { createServer, type Server } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentContext, VitaeError, withContext, type Logger } from '#common';
import { enterTrace, isTraced, startSpan, startTracing, traced, withTracing, type TelemetrySettings, type Tracing } from '#telemetry';
import { eventually, OtlpReceiver, type ReceivedSpan } from '#testing';

const STRANGER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

let collector: OtlpReceiver;
let said: [level: string, message: string, fields: unknown][] = [];
const opened: Tracing[] = [];

const logger: Logger = {
  debug: () => undefined,
  info: (message, fields) => void said.push(['info', message, fields]),
  warn: (message, fields) => void said.push(['warn', message, fields]),
  error: (message) => void said.push(['error', message, undefined]),
  child: () => logger,
};

async function tracingOf(service: string, settings: Partial<TelemetrySettings> = {}): Promise<Tracing> {
  const tracing = await startTracing(service, { otlpEndpoint: collector.url, ...settings }, logger);
  if (!tracing) throw new Error('Tracing is off');
  opened.push(tracing);
  return tracing;
}

/** All that was written, sent by stopping. */
async function sent(): Promise<ReceivedSpan[]> {
  await Promise.all(opened.splice(0).map((tracing) => tracing.stop()));
  return collector.spans;
}

/** A request as a door takes it: `work` runs in its span where there is one. */
function request(tracing: Tracing, incoming: string | undefined, trusted: boolean, work: () => unknown = () => undefined): string {
  return withTracing(tracing, () => {
    const { traceparent, span } = enterTrace('GET /', incoming, { kind: 'server', trusted });
    withContext({ traceparent }, work);
    span?.end();
    return traceparent;
  });
}

beforeEach(async () => {
  collector = await OtlpReceiver.start();
  said = [];
});

afterEach(async () => {
  collector.status = 200;
  await sent();
  await collector.close();
});

describe('spans', () => {
  it('hang on the span in whose work they were begun, and end with it', async () => {
    const tracing = await tracingOf('jobs');
    await withTracing(tracing, async () => {
      const { traceparent, span } = enterTrace('GET /', undefined, { kind: 'server' });
      await withContext({ traceparent }, () =>
        traced('outer', { attributes: { 'vitae.items': 3 } }, async () => {
          traced('inner', { kind: 'client' }, () => 1);
          await Promise.resolve();
        }),
      );
      span?.end();
    });
    const spans = await sent();
    const [root, outer, inner] = ['GET /', 'outer', 'inner'].map((name) => spans.find((s) => s.name === name));
    expect([root?.parentId, outer?.parentId, inner?.parentId]).toEqual(['', root?.spanId, outer?.spanId]);
    expect([root?.kind, outer?.kind, inner?.kind]).toEqual(['server', 'internal', 'client']);
    expect(outer?.attributes).toEqual({ 'vitae.items': 3 });
    expect(new Set(spans.map((s) => s.traceId)).size).toBe(1);
  });

  it('say by a code how their work failed, and never in its words', async () => {
    const tracing = await tracingOf('jobs');
    request(tracing, undefined, true, () => {
      for (const error of [new VitaeError('CONFLICT', 'ada@example.com was first'), Object.assign(new Error('Key (email)=(ada@example.com)'), { code: '23505' }), new TypeError('ada@example.com')])
        expect(() => traced('fails', {}, () => { throw error; })).toThrow(error); // prettier-ignore
    });
    const spans = (await sent()).filter((s) => s.name === 'fails');
    expect(spans.map((s) => [s.failed, s.attributes['error.type']])).toEqual([[true, 'CONFLICT'], [true, '23505'], [true, 'TypeError']]); // prettier-ignore
    expect(Buffer.concat(collector.bodies).toString('latin1')).not.toContain('ada@');
  });

  it('are each service’s own, although services share a process', async () => {
    const auth = await tracingOf('auth');
    const jobs = await tracingOf('jobs', { otelResourceAttributes: { 'deployment.environment.name': 'staging' } });
    request(auth, undefined, true, () => traced('in auth', {}, () => undefined));
    request(jobs, undefined, true, () => traced('in jobs', {}, () => undefined));
    const spans = await sent();
    expect(spans.map((s) => [s.service, s.name]).toSorted()).toEqual([['auth', 'GET /'], ['auth', 'in auth'], ['jobs', 'GET /'], ['jobs', 'in jobs']]); // prettier-ignore
    expect(spans.find((s) => s.service === 'jobs')?.resource).toMatchObject({
      'service.namespace': 'vitae',
      'deployment.environment.name': 'staging',
    });
  });

  it('begin nowhere but with a request: what runs by itself writes none', async () => {
    const tracing = await tracingOf('jobs');
    withTracing(tracing, () => {
      expect(isTraced()).toBe(false);
      expect(startSpan('poll')).toBeUndefined();
      expect(traced('poll', {}, (span) => span)).toBeUndefined();
    });
    expect(await sent()).toEqual([]);
  });

  it('carry links to what else they belong to', async () => {
    const tracing = await tracingOf('executor');
    request(tracing, undefined, true, () => startSpan('claim', { links: [STRANGER, `${STRANGER.slice(0, 53)}00`] })?.end());
    expect((await sent()).find((s) => s.name === 'claim')?.links).toEqual([
      { traceId: STRANGER.slice(3, 35), spanId: STRANGER.slice(36, 52) },
    ]);
  });

  it('go with the headers the collector asks for', async () => {
    const tracing = await tracingOf('jobs', { otlpHeaders: { 'x-collector-key': 'k' } });
    request(tracing, undefined, true);
    await sent();
    expect(collector.headers[0]).toMatchObject({ 'x-collector-key': 'k' });
  });
});

describe('sampling', () => {
  const ratio = (part: number): Partial<TelemetrySettings> => ({ tracesSampler: 'parentbased_traceidratio', tracesSamplerArg: part });

  it('takes none of the requests that begin here at 0, and what follows from one is not taken either', async () => {
    const tracing = await tracingOf('gateway', ratio(0));
    const traceparent = request(tracing, undefined, true, () => traced('inner', {}, (span) => expect(span).toBeUndefined()));
    expect(traceparent).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-00$/);
    expect(await sent()).toEqual([]);
  });

  it('follows the parent between services, at whatever part', async () => {
    const tracing = await tracingOf('jobs', ratio(0));
    expect(request(tracing, STRANGER, true).slice(-2)).toBe('01');
    expect(request(tracing, `${STRANGER.slice(0, 53)}00`, true).slice(-2)).toBe('00');
    expect((await sent()).map((s) => s.parentId)).toEqual([STRANGER.slice(36, 52)]);
  });

  it('I161 is not a stranger’s to ask for: its trace id is kept, its wish is not', async () => {
    const tracing = await tracingOf('gateway', ratio(0));
    expect(request(tracing, STRANGER, false)).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-(?!b7ad6b7169203331)[0-9a-f]{16}-00$/);
    expect(await sent()).toEqual([]);
  });

  it('I161 is not a stranger’s to choose by the id either', async () => {
    const tracing = await tracingOf('gateway', ratio(0.5));
    const flags = Array.from({ length: 200 }, () => request(tracing, STRANGER, false).slice(-2));
    expect(new Set(flags)).toEqual(new Set(['00', '01']));
  });

  it('takes a stranger’s trace where everything is taken, also against its wish', async () => {
    const tracing = await tracingOf('gateway');
    request(tracing, `${STRANGER.slice(0, 53)}00`, false);
    expect((await sent())[0]).toMatchObject({ traceId: STRANGER.slice(3, 35), parentId: STRANGER.slice(36, 52) });
  });
});

describe('off', () => {
  it('runs the work and nothing else, and hands no stranger’s wish on', async () => {
    expect(await startTracing('jobs', {}, logger)).toBeUndefined();
    expect(traced('x', {}, (span) => [span, currentContext()])).toEqual([undefined, {}]);
    expect(enterTrace('GET /', STRANGER, { trusted: false })).toMatchObject({
      span: undefined,
      traceparent: expect.stringMatching(/-00$/),
    });
    expect(said).toEqual([]);
  });
});

describe('a collector that is away', () => {
  it('costs the work nothing, is said once, and once when it is back', async () => {
    const { url } = collector;
    await collector.close();
    const tracing = await tracingOf('jobs', { otlpEndpoint: url });
    const begun = performance.now();
    for (let n = 0; n < 20_000; n++) request(tracing, undefined, true);
    expect(performance.now() - begun).toBeLessThan(5_000);
    const warned = (): unknown[] => said.filter(([level]) => level === 'warn');
    await eventually(() => expect(warned()).toHaveLength(1), { timeoutMs: 15_000 });
    collector = await OtlpReceiver.start(Number(new URL(url).port));
    await eventually(
      () => {
        request(tracing, undefined, true);
        expect(said.map(([, message]) => message)).toContain('The collector takes spans again');
      },
      { timeoutMs: 15_000 },
    );
    expect(warned()).toHaveLength(1);
    expect(said.filter(([level]) => level === 'error')).toEqual([]);
  }, 40_000);

  it('holds up a stop for two seconds and no longer', async () => {
    const held: Server = await new Promise((up) => {
      const server = createServer((socket) => socket.on('error', () => undefined)).listen(0, '127.0.0.1', () => up(server));
    });
    const { port } = held.address() as { port: number };
    const tracing = await startTracing('jobs', { otlpEndpoint: `http://127.0.0.1:${port}` }, logger);
    request(tracing as Tracing, undefined, true);
    const begun = performance.now();
    await tracing?.stop();
    expect(performance.now() - begun).toBeLessThan(3_000);
    held.close();
  });
});
