import { afterAll, beforeAll, expect, it } from 'vitest';
import { createLogger, withContext } from '#common';
import { copyIn, createPool, runQuery, withTransaction, type Pool } from '#database';
import { enterTrace, startTracing, withTracing, type Tracing } from '#telemetry';
import { eventually, OtlpReceiver, useDatabase } from '#testing';

const SILENT = createLogger('test', 'silent');

const database = useDatabase();
let collector: OtlpReceiver;
let tracing: Tracing;
let pool: Pool;

beforeAll(async () => {
  collector = await OtlpReceiver.start();
  tracing = (await startTracing('jobs', { otlpEndpoint: collector.url }, SILENT))!;
  pool = withTracing(tracing, () => createPool({ url: database.url, name: 'spans', max: 1, logger: SILENT }));
});

afterAll(async () => {
  await pool?.end();
  await tracing?.stop();
  await collector?.close();
});

/** Runs `work` as a request, and answers the root's id. */
function asRequest<T>(work: () => Promise<T>): Promise<T> {
  return withTracing(tracing, () => {
    const { traceparent, span } = enterTrace('POST /', undefined, { kind: 'server' });
    return withContext({ traceparent }, work).finally(() => span?.end());
  });
}

it('statements of a recorded trace are spans of it, each once, by the pool and by a transaction; others are none', async () => {
  await asRequest(async () => {
    await runQuery(pool, { name: 'one', text: 'SELECT $1::text AS secret', values: ['ada@example.com'] });
    await withTransaction(pool, async (tx) => {
      await runQuery(tx, { name: 'two', text: 'SELECT 2' });
    });
    await expect(runQuery(pool, { name: 'wrong', text: 'SELECT 1 / $1::int', values: [0] })).rejects.toThrow();
  });
  await runQuery(pool, { name: 'nobody', text: 'SELECT 3' });
  await withTransaction(pool, async (tx) => {
    await runQuery(tx, { name: 'nobody', text: 'SELECT 3' });
  });
  const spans = await eventually(() => {
    const root = collector.spans.find((s) => s.parentId === '');
    expect(root).toBeDefined();
    return collector.spans.filter((s) => s.parentId === root?.spanId);
  });
  expect(spans.toSorted((a, b) => a.start - b.start).map((s) => s.name)).toEqual(['SELECT one', 'BEGIN', 'SELECT two', 'COMMIT', 'SELECT wrong']); // prettier-ignore
  expect(collector.spans).toHaveLength(6);
  expect(spans.find((s) => s.name === 'SELECT wrong')).toMatchObject({ failed: true, attributes: { 'error.type': '22012' } });
  expect(spans[0]?.attributes).toMatchObject({
    'db.system.name': 'postgresql',
    'db.operation.name': 'SELECT',
    'db.query.summary': 'SELECT one',
  });
  expect(Buffer.concat(collector.bodies).toString('latin1')).not.toMatch(/ada@|secret|::int/);
});

it('with every connection taken, a statement that waited is still the span of who asked for it', async () => {
  collector.spans.length = 0;
  const asked = ['first', 'second', 'third'].map((name) => asRequest(() => runQuery(pool, { name, text: 'SELECT pg_sleep(0.01)' })));
  await Promise.all(asked);
  await eventually(() => expect(collector.spans).toHaveLength(6));
  const traces = collector.spans.filter((s) => s.name.startsWith('SELECT ')).map((s) => s.traceId);
  expect(new Set(traces).size).toBe(3);
});

it('a COPY is one span, which ends when its rows are in', async () => {
  collector.spans.length = 0;
  await asRequest(() =>
    withTransaction(pool, async (tx) => {
      await runQuery(tx, { text: 'CREATE TEMPORARY TABLE numbers (n int)' });
      expect(await copyIn(tx, 'COPY numbers FROM STDIN', Buffer.from('1\n2\n'))).toBe(2);
    }),
  );
  const copies = await eventually(() => {
    const found = collector.spans.filter((s) => s.name === 'COPY');
    expect(found).not.toEqual([]);
    return found;
  });
  expect(copies.map((s) => s.attributes['db.response.returned_rows'])).toEqual([2]);
});
