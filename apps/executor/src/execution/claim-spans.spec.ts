import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger, currentContext, newId, type ItemId, type JobId, type UserId } from '#common';
import { startTracing, withTracing, type Tracing } from '#telemetry';
import { OtlpReceiver, type ReceivedSpan } from '#testing';
import { spannedClaim } from './claim-spans.js';
import { HeldItem } from './held-item.js';

const SILENT = createLogger('test', 'silent');
const trace = (n: number, span: number, flags = '01'): string =>
  `00-${String(n).padStart(32, 'a')}-${String(span).padStart(16, 'b')}-${flags}`;
const spanOf = (traceparent: string): string => traceparent.slice(36, 52);

const held = (traceparent: string): HeldItem =>
  new HeldItem({ itemId: newId<ItemId>(), jobId: newId<JobId>(), ownerId: newId<UserId>(), jobType: 'fibonacci', index: 0, attempt: 1, fence: '1', payload: Buffer.alloc(0) }, 30_000, traceparent); // prettier-ignore

let collector: OtlpReceiver;
let tracing: Tracing;

beforeEach(async () => {
  collector = await OtlpReceiver.start();
  tracing = (await startTracing('executor', { otlpEndpoint: collector.url }, SILENT))!;
});

afterEach(() => collector.close());

async function sent(): Promise<ReceivedSpan[]> {
  await tracing.stop();
  return collector.spans;
}

const claimed = (hints: (string | undefined)[], items: readonly HeldItem[]): Promise<string | undefined> => {
  let during: string | undefined;
  return withTracing(tracing, () =>
    spannedClaim('fibonacci', hints, async () => {
      during = currentContext().traceparent;
      return [...items];
    }),
  ).then(() => during);
};

describe('the span of a claim', () => {
  it('of a hint is its child, the call’s parent, and what the items go on under', async () => {
    const item = held(trace(1, 1));
    const during = await claimed([trace(1, 9)], [item]);
    const [claim, ...others] = await sent();
    expect(others).toEqual([]);
    expect(claim).toMatchObject({ name: 'claim fibonacci', parentId: spanOf(trace(1, 9)), attributes: { 'vitae.items': 1 } });
    expect([during, item.traceparent].map((t) => spanOf(t ?? ''))).toEqual([claim?.spanId, claim?.spanId]);
  });

  it('of several jobs stands in the tree of each, linked to the one that ran', async () => {
    const items = [held(trace(1, 1)), held(trace(2, 2)), held(trace(2, 2)), held(trace(3, 3))];
    await claimed([trace(1, 9), trace(2, 8)], items);
    const spans = await sent();
    const of = (n: number): ReceivedSpan | undefined => spans.find((s) => s.traceId === trace(n, 0).slice(3, 35));
    expect(spans).toHaveLength(3);
    expect([1, 2, 3].map((n) => [of(n)?.parentId, of(n)?.attributes['vitae.items']])).toEqual([
      [spanOf(trace(1, 9)), 1],
      [spanOf(trace(2, 8)), 2],
      [spanOf(trace(3, 3)), 1],
    ]);
    expect(of(1)?.links.map((l) => l.spanId)).toEqual([spanOf(trace(2, 8))]);
    expect([2, 3].map((n) => of(n)?.links[0]?.spanId)).toEqual([of(1)?.spanId, of(1)?.spanId]);
    expect(items.map((i) => spanOf(i.traceparent))).toEqual([1, 2, 2, 3].map((n) => of(n)?.spanId));
  });

  it('by type belongs to nobody before its answer, and to the jobs of its items then', async () => {
    const during = await claimed([], [held(trace(4, 4))]);
    expect(during).toBeUndefined();
    expect(await sent()).toMatchObject([{ parentId: spanOf(trace(4, 4)), links: [] }]);
  });

  it('is none where nothing is recorded, and the items keep their trace', async () => {
    const item = held(trace(5, 5, '00'));
    expect(await claimed([trace(5, 9, '00')], [item])).toBe(trace(5, 9, '00'));
    expect(item.traceparent).toBe(trace(5, 5, '00'));
    expect(await sent()).toEqual([]);
  });

  it('says that a claim failed', async () => {
    const failing = withTracing(tracing, () => spannedClaim('fibonacci', [trace(6, 9)], () => Promise.reject(new Error('away'))));
    await expect(failing).rejects.toThrow('away');
    expect(await sent()).toMatchObject([{ failed: true }]);
  });
});
